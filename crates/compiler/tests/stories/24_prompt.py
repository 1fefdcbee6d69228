# At the prompt an expression is shown.
1 + x
