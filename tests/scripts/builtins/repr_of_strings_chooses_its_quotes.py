print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\\ \t \n \0 \x1b é 😀 \ud7ff \u2028"))
# expect: "it's" 'say "hi"' 'both \' and "' '\\ \t \n \x00 \x1b é 😀 \ud7ff \u2028'
