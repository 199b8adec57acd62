"""Does what a document says: every block of shell commands and every file of settings in it, in their order.

run_document.py DOCUMENT BIN_DIR FILE...

It runs in a network of its own, so that the ports that the document names are free, and in a new folder, into which each
FILE is copied. Of the fenced blocks it knows

    ```toml       whose first line, "# NAME", says which file it is
    ```sh         commands, which must succeed; what they export stays, for commands
    ```sh service processes, one a line, which are started and must come to listen
    ```sh stop    names of such processes, which are sent SIGTERM and must end with 0

and no others but those without a word. It prints what it does; exits with 1 at the first thing that is not as it should be.
"""

import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

PATIENCE_SECONDS = 60


def blocks_of(text):
    """The fenced blocks, each as the word behind its fence and its lines."""
    for word, body in re.findall(r"^```([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield word.strip(), body.splitlines()


class Service:
    """A process that is up once it says where it listens."""

    def __init__(self, command, environment):
        self.name = shlex.split(command)[0]
        self.listening = threading.Event()
        self.log = []
        self.process = subprocess.Popen(
            ["/bin/bash", "-c", "exec " + command], env=environment, stderr=subprocess.PIPE, text=True
        )
        threading.Thread(target=self._read, daemon=True).start()
        if not self.listening.wait(PATIENCE_SECONDS) or self.process.poll() is not None:
            self.process.kill()
            raise SystemExit(f"{command}: does not listen; it wrote:\n" + "".join(self.log))

    def _read(self):
        for line in self.process.stderr:
            self.log.append(line)
            if "listening on" in line:
                self.listening.set()
        self.listening.set()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(PATIENCE_SECONDS)
        if status != 0:
            raise SystemExit(f"{self.name}: ended with {status}; it wrote:\n" + "".join(self.log))


class Document:
    def __init__(self, environment):
        self.environment = environment
        self.services_environment = dict(environment)
        self.services = {}

    def do(self, word, lines):
        if word == "toml":
            name = lines[0].removeprefix("# ")
            pathlib.Path(name).write_text("\n".join(lines) + "\n")
        elif word == "sh":
            self.run("\n".join(lines))
        elif word == "sh service":
            for line in lines:
                print("== starting", line, flush=True)
                service = Service(line, self.services_environment)
                self.services[service.name] = service
        elif word == "sh stop":
            for name in lines:
                print("== stopping", name, flush=True)
                self.services.pop(name).stop()
        elif word:
            raise SystemExit(f"a block of a kind that is not known: {word}")

    def run(self, script):
        print(script, flush=True)
        # What the commands export is read from behind their own output.
        with tempfile.NamedTemporaryFile() as exported:
            bash = f"set -eo pipefail\n{script}\nenv -0 > {shlex.quote(exported.name)}"
            status = subprocess.run(["/bin/bash", "-c", bash], env=self.environment, timeout=PATIENCE_SECONDS).returncode
            if status != 0:
                raise SystemExit(f"ended with {status}:\n{script}")
            pairs = exported.read().decode().split("\0")
            self.environment = dict(pair.split("=", 1) for pair in pairs if pair)

    def end(self):
        for service in self.services.values():
            service.process.kill()
            service.process.wait()


def enter_own_network():
    """Goes on in a network of its own, whose loopback is up. Whoever is not root becomes it there alone."""
    if os.environ.get("HANDOVER_OWN_NETWORK") == "yes":
        return
    unshare = ["unshare", "--net"] + ([] if os.geteuid() == 0 else ["--user", "--map-root-user"])
    os.environ["HANDOVER_OWN_NETWORK"] = "yes"
    os.execvp(unshare[0], unshare + ["/bin/sh", "-c", 'ip link set lo up && exec "$@"', "sh", sys.executable] + sys.argv)


def main():
    enter_own_network()
    document, bin_dir, *files = [pathlib.Path(argument).resolve() for argument in sys.argv[1:]]
    blocks = list(blocks_of(document.read_text()))
    if not any(word == "sh" for word, _ in blocks):
        raise SystemExit(f"{document}: no commands in it")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDOVER_")}
    with tempfile.TemporaryDirectory() as folder:
        environment.update(PATH=f"{bin_dir}:{environment['PATH']}", HOME=folder, XDG_STATE_HOME=f"{folder}/.state")
        for file in files:
            shutil.copy(file, folder)
        os.chdir(folder)
        running = Document(environment)
        try:
            for word, lines in blocks:
                running.do(word, lines)
        finally:
            running.end()
            os.chdir("/")


main()
