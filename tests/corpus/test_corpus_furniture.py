"""Shows which lines are page and web furniture, with the reason, and which lines that look like it are content."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.corpus.layout.furniture import furniture_reason

FURNITURE = (
    ("S/RES/1445 (2002)", "running head with the document's symbol"),
    ("United Nations S/RES/1325 (2000)", "running head with the document's symbol"),
    ("02-71298 (E)", "job number"),
    ("Distr.: General", "distribution line"),
    ("Security Council Distr.: General", "distribution line"),
    ("12", "page number"),
    ("- 3 -", "page number"),
    ("Page 2 of 14", "page number"),
    ("Introduction..........4", "table of contents"),
    ("flag-of-norway.png", "picture file"),
    ("A handwritten signature in ink", "picture description"),
    ("A logo with a star on it", "picture description"),
    ("JO 04-12 ®", "printer's sign"),
    ("1204 Results", "count of entries"),
    ("-----", "rule"),
    ("* * *", "rule"),
    ("[FR Doc. 2011-33089 Filed 12-22-11; 8:45 am]", "billing line"),
    ("Billing code 3295-F2-P", "billing line"),
    ("Last updated: 22 Oct. 2024", "date stamp"),
    ("Log in", "button"),
    ("Français", "button"),
    ("We use cookies to improve this site.", "log-in, cookie or sharing text"),
    ("Your password must be at least 8 characters long", "log-in, cookie or sharing text"),
    ("Subscribe to our newsletter", "log-in, cookie or sharing text"),
    ("All rights reserved.", "log-in, cookie or sharing text"),
    ("Share this page", "log-in, cookie or sharing text"),
    ("Skip to main content", "log-in, cookie or sharing text"),
)

# Content that has something of furniture. The second group uses words of web boxes and speaks of actors.
CONTENT = (
    "NATO will review the Policy.",
    "Resolution 1325",
    "RESOLUTION 1325 (2000)",
    "Section 3",
    "Article 5",
    "Objective 2",
    "ANNEX 1",
    "UNSCR 1325",
    "NATO 2030",
    "PILLAR 1",
    "GOAL 5",
    "SDG 5",
    "The Council met 12 times in 2024",
    "A white paper on Women, Peace and Security will be issued by the Ministry of Defence.",
    "A black market for arms fuels sexual violence, and States will close it.",
    "A picture of steady progress emerges from the reports of Member States.",
    "of women in peace processes.23",
    "Allies share the aim of equal participation (see annex)4",
    "NATO will publish a quarterly newsletter on Women, Peace and Security.",
    "Member States will sign up to the Compact on Women, Peace and Security.",
    "UN Women provides this training free of charge to all Member States.",
    "We do not only ask. Our members train pilots free of charge. They report each year. We hope to hear from you.",
    "NATO Allies will share this guidance with partner nations.",
    "The Home Office will report each year.",
    "Search and rescue teams will be deployed.",
    "Women read more of the reports than men do, the Ministry of Defence found.",
)

# One for each way in which expressions of web boxes begin: a line is held to them where a word of theirs stands.
BOXES = (
    "Enter verification codes", "Your e-mail", "Create a new password", "Create an account", "Reset password",
    "Password must match", "Accept all cookies", "Cookie settings", "Skip to content", "Multimedia account",
    "ALL RIGHTS RESERVED", "Please enable JavaScript", "Video from our website", "Click on the button", "Send new code",
    "Search this site", "Share this story", "Share on LinkedIn", "Newsletters", "Unsubscribe", "Cookies", "Log-in",
    "Logout", "Sign out", "Follow us", "Read more", "Load more", "Back to top", "Main menu", "Terms of use",
    "Privacy notice", "Free of charge for you", "Your email address", "You have successfully created it", "ſign up",
    "LOGİN",
)  # fmt: skip


@pytest.mark.parametrize(("line", "reason"), FURNITURE, ids=lambda value: str(value)[:40])
def test_furniture_is_seen_with_its_reason(line: str, reason: str) -> None:
    assert furniture_reason(line) == reason
    assert furniture_reason(f"  {line} ") == reason


@pytest.mark.parametrize("line", BOXES)
def test_every_wording_of_a_web_box_is_seen(line: str) -> None:
    assert furniture_reason(line) == "log-in, cookie or sharing text"


@pytest.mark.parametrize("line", CONTENT)
def test_content_is_no_furniture(line: str) -> None:
    assert furniture_reason(line) is None


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["NATO", "The Ministry of Defence", "Norway", "The African Union", "UN Women"]),
    st.sampled_from(["will train", "shall report on", "is committed to", "aims to widen"]),
    st.sampled_from(["its advisers", "the progress made", "equal participation", "access to justice for survivors"]),
)
def test_a_sentence_with_a_commitment_is_never_furniture(actor: str, modal: str, action: str) -> None:
    assert furniture_reason(f"{actor} {modal} {action}.") is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_every_line_has_a_verdict(line: str) -> None:
    reason = furniture_reason(line)
    assert reason is None or reason
