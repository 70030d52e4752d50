"""Turns a few values into files in the markup that the United Nations and others use; all words are made up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

PREAMBLE = """
<formula name="enactingFormula" eId="formula_1"><p>
  <span class="italic">The Security Council</span>,</p></formula>
<container name="Recalling" eId="container_2"><p xml:space="preserve">	<span class="italic">Recalling</span>
  its resolution <a href="https://undocs.org/en/S/RES/1325(2000)">1325 (2000)</a> and the statement of its President
  (<a href="https://undocs.org/S/PRST/2031/4">S/PRST/2031/4</a>), </p></container>
"""
BODY = """
<paragraph eId="para_3" class="SingleTxt"><num>1.</num><content eId="para_3__content"><p xml:space="preserve">
  <span class="italic">Welcomes</span> the calm in the northern straits;</p></content></paragraph>
<paragraph eId="para_4" class="H23"><subheading>		Reporting</subheading></paragraph>
<paragraph eId="para_5" class="SingleTxt"><num>2.</num><list eId="para_5_list"><intro eId="para_5_list_intro"><p>
  <span class="italic">Requests</span> the Secretary-General:</p></intro>
  <point eId="para_5_list_point_a"><num>(a)</num><content><p>To report to the Council by 1 June 2032 on the
    ferries;<authorialNote marker="1" eId="note_1"><p>Ferries of more than ten seats.</p></authorialNote></p>
    </content></point>
  <sublist eId="para_5_list_sub">
  <point eId="point_a_i"><num>(i)</num><content><p>naming each port, and</p></content></point>
  <point eId="point_a_ii"><num>(ii)</num><content><p>naming each crew;</p></content></point></sublist>
  <point eId="para_5_list_point_b"><num>(b)</num><content><p>To keep the list of pilots;</p></content></point>
  <wrapUp><p>and to do so within existing means;</p></wrapUp></list></paragraph>
<paragraph eId="para_6" class="SingleTxt"><num>3.</num><content eId="para_6__content"><p>
  <span class="italic">Urges</span> all parties to protect women pilots, as set out in the report
  (<a href="https://docs.un.org/en/S/2031/77">S/2031/77</a>).</p></content></paragraph>
"""
ANNEX = """
<attachments><attachment><doc name="annex"><meta><identification source="#x"/></meta><mainBody>
<paragraph eId="para_7" class="H1"><heading>Annex</heading></paragraph>
<paragraph eId="para_8" class="SingleTxt"><num>1.</num><content><p>The
  <a href="https://docs.un.org/en/S/2031/78">list</a> has two columns.</p></content></paragraph>
<table eId="table_1"><tr><th><p>Port</p></th><th><p>Pilots</p></th></tr>
<tr><td><p>Norhaven</p></td><td><p>4</p></td></tr></table>
</mainBody></doc></attachment></attachments>
"""
KEYWORDS = """
<classification source="http://metadata.un.org/sdg">
<keyword value="5" href="http://metadata.un.org/sdg/5" showAs="sdg_5" dictionary="SDGO"/>
<keyword value="sea_lanes" href="http://eurovoc.europa.eu/1" showAs="sea_lanes" dictionary="EuroVoc"/>
<keyword value="sea_lanes" href="http://metadata.un.org/thesaurus/2" showAs="sea_lanes" dictionary="UNBIS"/>
</classification>
<classification source="DHLAUTH">
<keyword value="UN. Pilot Board" showAs="UN. Pilot Board" dictionary="DHLAUTH"/>
<keyword value="PILOTS" showAs="PILOTS" dictionary="UNBIS Thesaurus"/>
<keyword refersTo="agenda" value="[9]" showAs="STRAITS" dictionary="S/86"/>
<keyword refersTo="agenda" value="X" showAs="Women and peace and security." dictionary="S/"/>
<keyword refersTo="title" value="t" showAs="Security Council resolution 2999 (2031) [on ferries]" dictionary="DHL"/>
</classification>
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document of the Council; what is not given is as in a resolution adopted against one vote."""

    name: str = "resolution"
    symbol: str = "S/RES/2999 (2031)"
    work: str = "2031-05-02"
    work_date: str = "adoption"
    step: str = "adopted"
    words: str = "Adopted 2-1-1, 10123rd meeting"
    record: str = "S/PV.10123"
    draft: str = "S/2031/80"
    sponsors: str = "Norway and Bosnia and Herzegovina"
    votes: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("inFavour", ("NORWAY", "CÔTE D’IVOIRE")),
        ("against", ("TUVALU",)),
        ("abstaining", ("MERIDIA",)),
    )
    language: str = "eng"
    titled: bool = True
    preamble: str = PREAMBLE
    body: str = BODY
    annex: str = ANNEX
    keywords: str = KEYWORDS
    extra: tuple[str, ...] = field(default=())

    @property
    def xml(self) -> bytes:
        """The file."""
        return _document(
            f'<statement name="{self.name}"><meta>{self._identification()}{self.keywords}{self._steps()}{self._votes()}'
            f"</meta>{self._cover()}<preamble>{self.preamble}</preamble><mainBody>{self.body}</mainBody>{self.annex}"
            "</statement>"
        )

    def _identification(self) -> str:
        return (
            '<identification source="#DGACM"><FRBRWork><FRBRthis value="/akn/un/x"/>'
            f'<FRBRdate date="{self.work}" name="{self.work_date}"/><FRBRcountry value="un"/></FRBRWork>'
            f'<FRBRExpression><FRBRdate date="{self.work}" name="publication"/>'
            f'<FRBRlanguage language="{self.language}"/></FRBRExpression>'
            '<FRBRManifestation><FRBRdate date="2033-01-01" name="markup"/></FRBRManifestation></identification>'
        )

    def _steps(self) -> str:
        return (
            f'<workflow source="#un"><step date="2031-05-01" outcome="draftResolution" as="{self.draft}" '
            f"by={quoteattr(self.sponsors)}/>"
            '<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by=""/>'
            f'<step date="2031-05-02" outcome="{self.step}" as="{self.record}" by={quoteattr(self.words)}/></workflow>'
        )

    def _votes(self) -> str:
        return (
            f"<analysis><parliamentary><voting>{''.join(map(_count, self.votes))}</voting></parliamentary></analysis>"
        )

    def _cover(self) -> str:
        title = (
            '<p><docTitle refersTo="#resolutionNumber">		Resolution 2999 (2031)</docTitle></p>'
            '<p><docTitle refersTo="#adoption">Adopted by the Security Council at its '
            '<inline name="adoptionMeeting" title="10123rd">10123rd meeting</inline>, on'
            f'<docDate date="{self.work}" refersTo="#adoptionDate">2 May 2031</docDate></docTitle></p>'
        )
        return (
            '<coverPage eId="coverPage_1"><p><span>'
            '<docAuthority refersTo="#publisher">United Nations</docAuthority></span>'
            f'</p><p><docNumber refersTo="#symbol">{self.symbol}</docNumber></p>'
            '<p><docStatus refersTo="#generalDistribution">Distr.: General</docStatus></p>'
            f'<p><docDate date="{self.work}" refersTo="#dateOfIssuance">2 May 2031</docDate></p>'
            f"{title if self.titled else ''}</coverPage>"
        )


REJECTED = Sample(
    name="draftResolution",
    symbol="S/2031/81",
    work_date="voting",
    step="veto",
    words="The draft resolution was not adopted.",
    draft="",
    titled=False,
    annex="",
)


def act_of(body: str, name: str = "act") -> bytes:
    """A statute in the markup, without a word on how it came about."""
    return _document(
        f'<{name} name="{name}"><meta><identification source="#x"><FRBRWork><FRBRcountry value="zz"/></FRBRWork>'
        f"</identification></meta><body>{body}</body></{name}>"
    )


def plain(words: str) -> str:
    """Words as they stand in a file."""
    return escape(words)


def _count(count: tuple[str, Iterable[str]]) -> str:
    side, members = count
    named = "".join(f'<organization refersTo="memberState">{plain(member)}</organization>' for member in members)
    return f'<count value="00{len(tuple(members))}" refersTo="{side}"><akn4un:voters>{named}</akn4un:voters></count>'


def _document(inner: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}" xmlns:akn4un="http://un.org/akn4un">'
        f"{inner}</akomaNtoso>"
    ).encode()
