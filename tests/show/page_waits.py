"""Turns what a page is told into a page at rest: waits for what it draws, not for a while."""

from typing import Any


def follow(page: Any, hash_: str) -> None:
    """Follow an address within the page, as whoever was sent one does; come back when the page has drawn it."""
    page.evaluate(
        """(hash) => new Promise((done) => {
            const before = location.hash;
            location.hash = hash;
            if (location.hash === before) done();
            else addEventListener("hashchange", () => setTimeout(done), { once: true });
        })""",
        hash_,
    )
    drawn(page)


def drawn(page: Any) -> None:
    """Come back when the page has drawn two frames, the second with all that was wanted before the first."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


def addressed(page: Any, part: str) -> None:
    """Come back when the page's address holds a part; what the driver knows of it may be older than the page."""
    page.wait_for_function("(part) => location.href.includes(part)", arg=part)


def steady(page: Any, expression: str) -> Any:
    """The value of an expression that is the same in two looks in a row: what moved has come to rest."""
    before = None
    for _ in range(600):
        now = page.evaluate(expression)
        if now == before:
            return now
        before = now
        page.wait_for_timeout(100)
    raise AssertionError(f"{expression} does not come to rest")


def open_tab(page: Any, view: str) -> None:
    """Choose a view by its tab, as a reader does: where its place is folded, by the place first."""
    page.locator("#views .place").first.wait_for()
    tab = page.locator(f"#views [data-view={view}]")
    if not tab.is_visible():
        page.locator(f"#views [data-views~={view}]").click()
    tab.click()


def until(page: Any, expression: str, value: Any) -> None:
    """Come back when an expression of a value is true: the page lets no text be run, so it is asked from outside."""
    for _ in range(100):
        if page.evaluate(expression, value):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{expression} stays false for {value}")
