// A TCP proxy whose connections a test can cut without a word, like a network change does.
import { createServer, connect } from "node:net";

export class Cutter {
  pairs = new Set();

  async listen(targetPort) {
    this.server = createServer((near) => {
      const far = connect(targetPort, "127.0.0.1");
      const pair = { near, far };
      this.pairs.add(pair);
      const end = () => {
        this.pairs.delete(pair);
        near.destroy();
        far.destroy();
      };
      for (const side of [near, far]) side.on("error", end).on("close", end);
      near.pipe(far);
      far.pipe(near);
    });
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.port = this.server.address().port;
    return this;
  }

  cut() {
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  close() {
    this.cut();
    return new Promise((resolve) => this.server.close(resolve));
  }
}
