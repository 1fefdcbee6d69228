"""What an event loop does, without one: `send` runs a coroutine up to the point where it waits."""


class Question:
    def __init__(self, text):
        self.text = text

    def __await__(self):
        answer = yield self.text
        return answer


async def interview():
    name = await Question("What is your name?")
    quest = await Question(f"What do you seek, {name}?")
    return f"{name} seeks {quest}"


conversation = interview()
print(conversation.send(None))
print(conversation.send("Galahad"))
try:
    conversation.send("the grail")
except StopIteration as end:
    print(end.value)
    # expect: What is your name?
    # expect: What do you seek, Galahad?
    # expect: Galahad seeks the grail
