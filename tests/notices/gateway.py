"""A gateway on the loopback that keeps what it was sent, and answers as it is told."""

import json
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Gateway:
    """`answers` are given in turn, the last one for ever: (status, body), or None to hang up unheard."""

    def __init__(self, *answers):
        self.answers, self.taken, self.lock = list(answers or [(200, b"{}")]), [], threading.Lock()
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length)
                if len(body) < length:  # whoever sent it was killed half-way: nothing has arrived
                    return
                with gateway.lock:
                    gateway.taken.append((self.path, dict(self.headers), body))
                    answers = gateway.answers
                    answer = answers.pop(0) if len(answers) > 1 else answers[0]
                if answer is None:
                    self.connection.close()
                    return
                status, content = answer
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", content.decode())
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.host}/in"

    @property
    def ids(self) -> list[str]:
        return [headers["Huying-Id"] for _path, headers, _body in self.taken]

    @property
    def bodies(self) -> list[dict]:
        return [json.loads(body) for _path, _headers, body in self.taken]


@contextmanager
def gateway(*answers):
    one = Gateway(*answers)
    thread = threading.Thread(target=one.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield one
    finally:
        one.server.shutdown()
        one.server.server_close()


@contextmanager
def mail_server():
    """(port, what it heard): takes one message and says yes to everything."""
    heard: list[str] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        connection, _address = listening.accept()
        with connection, connection.makefile("rw", newline="\r\n") as lines:
            lines.write("220 fake\n")
            lines.flush()
            body = False
            for line in lines:
                heard.append(line)
                if body:
                    body = line.strip() != "."
                    if body:
                        continue
                word = line.split(None, 1)[0].upper() if line.strip() else ""
                body = word == "DATA"
                lines.write("354 go on\n" if body else "250 yes\n")
                lines.flush()
                if word == "QUIT":
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], heard
        thread.join(5)
    finally:
        listening.close()
