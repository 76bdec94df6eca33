// What must never happen in any test: a request to another origin, an error on the console (which is also where a
// violation of the Content-Security-Policy is reported), an exception that nobody caught.

export class Faults {
  #found = [];
  #allowed = [];

  /** Watches all pages of a context, those still to be opened too. */
  watch(context) {
    context.on("request", (request) => {
      const address = new URL(request.url());
      if (/^(https?|wss?):$/.test(address.protocol) && address.hostname !== "localhost") {
        this.#found.push(`request to another origin: ${address.href}`);
      }
    });
    context.on("console", (message) => {
      if (message.type() === "error") this.#found.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.#found.push(`exception: ${error.error().stack ?? error.error()}`));
  }

  /** Expects faults of this kind, as a test does that takes the network away. */
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  /** What was found and not allowed. */
  get list() {
    return this.#found.filter((fault) => !this.#allowed.some((pattern) => pattern.test(fault)));
  }
}
