print("counter runs")
n = 0
