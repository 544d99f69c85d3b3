"""Addresses of model servers in, whether they may be sent anything out."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from checker.errors import ConfigError

_PLAIN = re.compile(r"^https?://[A-Za-z0-9.:\[\]_-]+(/[^\s?#@]*)?$")


def require_address(url: str, *, local_only: bool) -> str:
    """Return *url*, an address that may be asked, without a trailing slash.

    A name or key in it is refused, so that neither can reach a log.

    Raises:
        ConfigError: It is no http address, or not of this machine where only that is allowed.
    """
    if not _PLAIN.match(url):
        raise ConfigError(
            "the address of the language model is not of the form http://host:port/v1",
            advice="It holds no user name, no key and no question mark. The key stands in"
            " CHECK_LLM_KEY.",
        )
    if local_only and not is_loopback(url):
        raise ConfigError(
            f"{host(url)} is not this machine, and `privacy` is local-only: nothing was sent",
            advice="Start a model on 127.0.0.1 (docs/model.md says how), or write"
            " `privacy: any` under `llm` in check.yaml if the sources may leave this machine.",
        )
    return url.rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether *url* is this machine's own address, written as a number or as `localhost`.

    Other names are refused even if they lead here today: who answers for a name can change.
    """
    name = host(url)
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def host(url: str) -> str:
    """Return the host that *url* names, in lower case."""
    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return ""
