"""The relay and what it is measured against, and bench_load."""
import http.client
import json
import os
import shutil
import subprocess
import tempfile
import urllib.request

from harness import HERE, Server, bench_load

RELIABLE = "json.reliable.webpubsub.azure.v1"
SECRET = "bench-secret"
INTAKE = f"/eventgrid?code={SECRET}"
USER, PASSWORD = "bench", "bench-password"


class Relay(Server):
    """A relay with one administrator, who hears and reads everything."""

    def __init__(self, binaries, folder=None):
        program = binaries / "callboard-relay"
        self.home = tempfile.mkdtemp(prefix="callboard-bench-")
        config, data = os.path.join(self.home, "config.json"), folder or os.path.join(self.home, "data")
        with open(config, "w") as file:
            json.dump({"service": f"endpoint=http://127.0.0.1:9/;accesskey={'QUFB' * 16}", "eventGridSecret": SECRET,
                       "callbackIssuer": "local"}, file)
        subprocess.run([program, "user", "add", USER, "--role", "admin", "--data", data], input=PASSWORD + "\n", text=True,
                       check=True, capture_output=True)
        super().__init__([program, "--listen", "127.0.0.1:0", "--data", data, "--config", config], data)

    def __exit__(self, *rest):
        super().__exit__(*rest)
        shutil.rmtree(self.home, ignore_errors=True)

    def sign_in(self):
        """{"token", "url" of the hub, …}"""
        body = json.dumps({"user": USER, "password": PASSWORD}).encode()
        with urllib.request.urlopen(urllib.request.Request(self.endpoint + "/v1/signin", body, method="POST")) as answer:
            return json.load(answer)

    def socket_target(self):
        granted = self.sign_in()
        return granted["url"].split("/", 3)[3].join(("/", "?access_token=" + granted["token"]))

    def connection(self):
        return http.client.HTTPConnection(*self.endpoint.removeprefix("http://").split(":"))

    def metric(self, name):
        with urllib.request.urlopen(self.endpoint + "/metrics") as answer:
            lines = answer.read().decode().splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith(name + " "))


def floor(binaries, journal):
    return Server([binaries / "bench_floor", *(["journal", "@DIR@/floor.db"] if journal else ["plain"])])


def peer(name):
    return Server(["node", HERE / "peers" / f"{name}.mjs"])


def has_peers():
    return shutil.which("node") is not None and (HERE / "peers" / "node_modules" / "ws").is_dir()


def load(binaries, server, seconds, sockets=0, rate=0, stall=0, connections=64):
    """One run of the load generator on the last core."""
    ours = isinstance(server, Relay)
    arguments = ["--post", server.endpoint + (INTAKE if ours else "/x"), "--body", HERE / "body.json", "--seconds", seconds,
                 "--rate", rate, "--stall", stall, "--warm", min(1, seconds), "--connections", connections]
    if sockets:
        arguments += ["--ws", server.endpoint.replace("http", "ws") + (server.socket_target() if ours else "/"),
                      "--sockets", sockets, "--subprotocol", RELIABLE if ours else ""]
    return bench_load(binaries, server, *arguments)
