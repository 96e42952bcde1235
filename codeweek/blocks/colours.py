"""The colours of blocks by category, for every shell: fill, text on it, border."""

COLOURS: dict[str, tuple[str, str, str]] = {
    "events": ("#f0e442", "#1a1a1a", "#857c00"),
    "motion": ("#0072b2", "#ffffff", "#00517f"),
    "control": ("#e69f00", "#1a1a1a", "#8a5f00"),
    "action": ("#00a87b", "#10201a", "#006b4e"),
    "sensing": ("#56b4e9", "#1a1a1a", "#1f6f9f"),
    "variables": ("#cc79a7", "#1a1a1a", "#8a3f68"),
    "lists": ("#d9a0c0", "#1a1a1a", "#8a3f68"),
    "functions": ("#e2701a", "#1a1a1a", "#944000"),
    "operators": ("#b9a6f2", "#1a1a1a", "#5f45b5"),
    "text": ("#f3ead2", "#3a3226", "#a08f68"),
}
WRITTEN = ("#ffffff", "#1a1a1a", "#6b7280")  # a value written on a block
