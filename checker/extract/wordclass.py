"""Closed classes of English words, in lower case."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of *text* as a set."""
    return frozenset(text.split())


DETERMINERS = words("""
    the a an this that these those his her its their our my your some any each every no
    another both all several many most such either neither
""")
PRONOUNS = words("""
    he she it they we i you who which what one everyone nobody someone none this that there
    him them us me
""")
POSSESSIVES = words("his her its their our my your")
PREPOSITIONS = words("""
    in on at by with from to into within under over of for about above across after against
    along among around as before behind below beneath beside between beyond despite during
    except inside like near off onto outside per since through throughout till until towards
    toward upon via without underneath amid amongst alongside out up down than
""")
CONJUNCTIONS = words("and or but nor yet so & plus")
SUBORDINATORS = words("""
    that which who whom whose while whereas because although though if unless when whenever
    where after before since until once whether as why how
""")
MODALS = words("will would shall should can could may might must cannot ought")
BE = words("am is are was were be been being")
HAVE_DO = words("has have had having do does did doing")
AUXILIARIES = MODALS | BE | HAVE_DO | words("'s 're 've 'll 'd 'm ’s ’re ’ve ’ll ’d ’m")
NON_FINITE = words("be been being having doing")
ADVERBS = words("""
    not never also now already still soon then just even only yet ever again always often
    later currently reportedly allegedly once here today yesterday tomorrow instead thus
    however both too rather almost further n't thereby therefore hereby twice perhaps maybe
    meanwhile nevertheless nonetheless otherwise somehow sometimes seldom overnight afterwards
    anew formally
""")
NOT_ADVERBS = words("""
    family assembly italy monthly weekly daily supply reply ally anomaly july july's early
    bully elderly friendly costly deadly likely unlikely only monopoly belly jelly lily
    rally tally apply comply rely imply multiply fly butterfly homily sicily
""")
"""Words in -ly that are no adverbs."""
PAST = words("""
    said told took gave went came saw knew began became held brought thought wrote stood
    kept led lost met paid sent sold spoke spent won understood grew drew rose fell broke
    chose drove ate flew forgot froze hid rode rang sang sank shook stole swore threw wore
    bought built caught dealt fought got heard meant sought slept struck taught tore woke
    laid lay made ran sat shot slid stuck swept withdrew undertook overtook arose bore blew
    dug fled fed hung lent lit swung wound withheld foresaw overcame found crept wept leapt
    clung flung swam sprang strode spat stung wrung drank forgave shrank slew strove trod wove
    rewrote undid outran outbid overran overthrew undercut withstood mistook befell beheld
""")
"""Past forms without -ed that are hardly ever nouns or adjectives."""
PARTICIPLES = words("""
    held built made found sent caught kept led lost paid sold spent bought brought taught hung
    struck fought won shot laid lit bound dug fed met sought spun swept understood thought
""")
"""Past forms that are participles as well: "women held in camps"."""
MAYBE_PAST = words("""
    left hit cut put set beat cost shut let split spread hurt quit burst cast bid
""")
"""Past forms that are nouns, adjectives or present forms as well."""
NEVER_PAST = words("""
    hundred bed shed red need feed speed deed seed weed breed greed sacred indeed embed sled
    naked wicked united unmanned aged
""")
"""Words in -ed that are no past forms."""
TITLES = words("mr mrs ms dr prof st sgt gen lt col capt gov sen rep rev jr hon")
REFLEXIVE = words("himself herself itself themselves myself ourselves yourself")
PARTICLES = words("up out down off")
JOINING = words("of for")
"""Prepositions that carry a noun phrase on."""
QUOTES = frozenset('"“”„«»')
REPORTING = words("""
    say tell add announce state note explain report claim reveal confirm believe think write
    argue insist stress warn recall show find suggest indicate
""")
"""Verbs that a reported clause follows, as lemmas."""
