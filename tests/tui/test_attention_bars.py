"""What was attended to: the bars stand in columns, whatever the script of the words before them."""

import pytest
from rich.cells import cell_len
from textual.content import Content

from game.i18n import use
from game.telling.ending import Profile, ProfileRow
from game.tui.widgets.attention_bars import AttentionBars


@pytest.mark.parametrize("you", ["you", "あなたとあなたのクラス"])
def test_bars_stand_in_columns(you: str) -> None:
    use({"you": you})
    try:
        bars = AttentionBars(
            Profile("Mary", (ProfileRow("道路", 2, 1), ProfileRow("речь", 1, 3), ProfileRow("a", 1, 1)))
        )
    finally:
        use({})
    assert isinstance(bars.content, Content)
    head, *lines = bars.content.plain.split("\n")
    assert {cell_len(row[: row.index("█")]) for row in lines} == {cell_len(head[: head.index(you)])}
    assert len({cell_len(row[: row.index("▒")]) for row in lines}) == 1
    assert f"{you} Mary" in head or you == "you"
