// Certificates of the test's own, made by openssl.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Somebody who gives certificates; `file` is its own, in PEM form. */
export class Authority {
  constructor(name) {
    this.folder = mkdtempSync(join(tmpdir(), "callboard-authority-"));
    this.file = join(this.folder, "authority.pem");
    this.#openssl("req", "-x509", ...this.#newKey("authority"), "-out", this.file, "-days", "2", "-subj", `/CN=${name}`);
  }

  /** Key and certificate of a server that has these names: "DNS:localhost,IP:127.0.0.1". */
  identity(names) {
    const [request, cert, extensions] = ["server.csr", "server.pem", "server.ext"].map((f) => join(this.folder, f));
    writeFileSync(extensions, `subjectAltName=${names}\n`);
    this.#openssl("req", "-new", ...this.#newKey("server"), "-out", request, "-subj", "/CN=application");
    this.#openssl("x509", "-req", "-in", request, "-CA", this.file, "-CAkey", join(this.folder, "authority.key"),
      "-CAcreateserial", "-out", cert, "-days", "1", "-extfile", extensions);
    return { key: readFileSync(join(this.folder, "server.key")), cert: readFileSync(cert) };
  }

  forget() { rmSync(this.folder, { recursive: true, force: true }); }

  #newKey(name) {
    return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", join(this.folder, `${name}.key`)];
  }
  #openssl(...command) { execFileSync("openssl", command, { stdio: ["ignore", "ignore", "pipe"] }); }
}
