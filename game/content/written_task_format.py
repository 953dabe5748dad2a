"""The format of written-tasks.yaml: what can be set as a written task, for which board, and how it is marked."""

from game.content.field_types import Day, Group, Id, Key, Line, ListOf, MapOf, Name, Number, OneOf, Words, optional

EXHIBIT = Group("evidence for a side", (
    Key("card", Name("a scene"), "The card."),
    optional("factor", Name("a factor"), "The factor of the enquiry of which it speaks."),
    Key("shows", Words(), "What the history of the card shows, in a sentence."),
))  # fmt: skip
SIDE = Group("a side of a question", (
    Key("says", Line(), "What this side answers."),
    Key("evidence", ListOf(EXHIBIT), "Which cards speak for it."),
))  # fmt: skip
QUESTION = Group("a written question", (
    Key("title", Line(), "What it is called in a line of its own."),
    Key("ask", Words(), "The question."),
    Key("sides", ListOf(SIDE, least=2, most=3), "The answers between which a judgement has to be found."),
))  # fmt: skip
TASK = Group("a task of a board", (
    Key("title", Line(), "The kind of task."),
    Key("text", Words(), "What it asks for, in our own words."),
    optional("questions", ListOf(Name("a written question")), "Which of the questions can be set so."),
    optional("documents", ListOf(Name("a document")), "Which documents can be put beside it."),
))  # fmt: skip
SEEN_PAGE = Group("a page that was seen", (
    Key("what", Line(), "What was found there."),
    Key("link", Line(), "The address of the page."),
    Key("read", Day(), "The day on which it was read."),
))  # fmt: skip
BOARD_OPTION = Group("an option of a board", (
    Key("option", Line(), "The paper or option of the board."),
    Key("checked", OneOf(("seen", "partly", "memory")), "Whether a page about it was seen."),
    optional("seen", ListOf(SEEN_PAGE), "Where it was looked up."),
    optional("remembered", Words(), "What stands here from memory, or at second hand."),
    Key("tasks", ListOf(TASK), "The kinds of task that are set."),
))  # fmt: skip
BOARD = Group("a board", (
    Key("name", Line(), "The name of the board."),
    Key("options", ListOf(BOARD_OPTION), "The options into which the story fits."),
))  # fmt: skip
CRITERION = Group("a criterion", (
    Key("title", Line(), "What the marker looks at."),
    Key("levels", ListOf(Words()), "How it shows at each level, the lowest first."),
))  # fmt: skip
GRID = Group("a grid of levels", (
    Key("how", Words(), "How to decide between two levels."),
    Key("levels", ListOf(Line(), least=2), "What each level is called, the lowest first."),
    Key("criteria", ListOf(CRITERION), "What the marker looks at, the weightiest first."),
))  # fmt: skip
SAMPLE = Group("a sample answer", (
    Key("level", Number(1), "Its level in the grid: 1 is the lowest."),
    Key("answer", Words(), "The answer, made up, and true to history."),
    Key("remarks", ListOf(Words()), "Why it has this level, and what would lift it."),
))  # fmt: skip
SAMPLES = Group("sample answers", (
    Key("question", Name("a written question"), "The question that they answer."),
    Key("answers", ListOf(SAMPLE), "The answers."),
))  # fmt: skip
VIEW = Group("an interpretation", (
    Key("title", Line(), "What it says, in a line."),
    Key("text", Words(), "The interpretation, in a few sentences of our own."),
    Key("supports", ListOf(Name("a scene")), "Which cards bear it out."),
    Key("challenges", ListOf(Name("a scene")), "Which cards tell against it."),
))  # fmt: skip
RIVALS = Group("rival interpretations", (
    Key("factor", Name("a factor"), "The factor of the enquiry about which they differ."),
    Key("views", ListOf(VIEW, least=2, most=2), "The two of them."),
    Key("ask", Words(), "What to ask of the two."),
))  # fmt: skip
WRITTEN_TASKS = Group("written-tasks.yaml", (
    Key("note", Words(), "What to know before one is set."),
    Key("questions", MapOf(Id(), QUESTION, least=1), "The questions, by ids of your own."),
    optional("boards", MapOf(Id(), BOARD), "The examination boards, by a short name of each."),
    optional("grid", GRID, "The levels by which an answer is marked."),
    optional("samples", SAMPLES, "Answers of known levels to one of the questions."),
    optional("interpretations", ListOf(RIVALS), "For a factor, two views that cannot both be right."),
))  # fmt: skip
