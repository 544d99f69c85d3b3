"""From a rule file to the claims it flags."""
