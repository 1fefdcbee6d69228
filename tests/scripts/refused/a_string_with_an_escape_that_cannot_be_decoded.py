letter = "\N{NO SUCH LETTER AT ALL}"  # error: E0006
