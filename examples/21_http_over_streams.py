"""HTTP is text over a stream: a server and a client of version 1.1, which keeps the connection for several requests.

A request is a line, then headers, an empty line, and a body of the length that a header says. So is the answer.
"""

import asyncio
import json


async def read_message(reader):
    """The first line, the headers and the body of a request or an answer; None when the other side has gone."""
    first = (await reader.readline()).decode().strip()
    if not first:
        return None
    headers = {}
    while line := (await reader.readline()).decode().strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return first, headers, body


def message(first, body=b"", **headers):
    headers = {"Content-Length": len(body), **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = [first, *[f"{name}: {value}" for name, value in headers.items()], "", ""]
    return "\r\n".join(lines).encode() + body


class Server:
    def __init__(self):
        self.notes = []

    async def serve(self, reader, writer):
        while request := await read_message(reader):
            first, headers, body = request
            method, path, _ = first.split()
            status, answer = self.answer(method, path, body)
            data = json.dumps(answer).encode()
            writer.write(message(f"HTTP/1.1 {status}", data, Content_Type="application/json"))
            await writer.drain()
            if headers.get("connection") == "close":
                break
        writer.close()
        await writer.wait_closed()

    def answer(self, method, path, body):
        match method, path.strip("/").split("/"):
            case "GET", ["notes"]:
                return "200 OK", self.notes
            case "POST", ["notes"]:
                self.notes.append(json.loads(body))
                return "201 Created", {"number": len(self.notes) - 1}
            case "GET", ["notes", number] if number.isdigit() and int(number) < len(self.notes):
                return "200 OK", self.notes[int(number)]
            case _:
                return "404 Not Found", {"error": path}


class Client:
    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    async def request(self, method, path, data=None, **headers):
        body = b"" if data is None else json.dumps(data).encode()
        self.writer.write(message(f"{method} {path} HTTP/1.1", body, Host="localhost", **headers))
        await self.writer.drain()
        first, _, body = await read_message(self.reader)
        print(method, path, "->", first.removeprefix("HTTP/1.1 "), json.loads(body))


async def main():
    server = await asyncio.start_server(Server().serve, "127.0.0.1", 0)
    async with server:
        client = Client(*await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1]))
        await client.request("POST", "/notes", {"text": "buy plums"})
        await client.request("POST", "/notes", {"text": "bake"})
        await client.request("GET", "/notes")
        await client.request("GET", "/notes/1")
        await client.request("GET", "/notes/7", Connection="close")
        print("the server has closed the connection:", await client.reader.read() == b"")
        client.writer.close()
        await client.writer.wait_closed()


asyncio.run(main())
# expect: POST /notes -> 201 Created {'number': 0}
# expect: POST /notes -> 201 Created {'number': 1}
# expect: GET /notes -> 200 OK [{'text': 'buy plums'}, {'text': 'bake'}]
# expect: GET /notes/1 -> 200 OK {'text': 'bake'}
# expect: GET /notes/7 -> 404 Not Found {'error': '/notes/7'}
# expect: the server has closed the connection: True
