"""What the chair says at each agenda item, for the window; the paper 主持词 takes the same words."""

from huanjie_desktop.domain.election.agenda import AGENDA
from huanjie_desktop.domain.election.host_script import host_words
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services.office import Office


def script(office: Office, election_id: ElectionId) -> dict[int, tuple[str, ...]]:
    """Return the host's words by item number, with the figures known by now."""
    from huanjie_desktop.services.papers.facts import collect
    from huanjie_desktop.services.papers.host import host_facts

    facts = host_facts(collect(office, election_id))
    return {item.number: host_words(item.key, facts) for item in AGENDA}
