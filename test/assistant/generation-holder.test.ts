import { describe, expect, it } from "vitest";
import { GenerationHolder } from "../../src/assistant/generation-holder.ts";

/** A thing that counts how often it was closed. */
class Fake {
  readonly name: string;
  closed = 0;

  constructor(name: string) {
    this.name = name;
  }

  close(): void {
    this.closed += 1;
  }
}

/** A promise that a test settles. */
class Gate<T> {
  readonly promise: Promise<T>;
  #settle: (value: T) => void = () => undefined;

  constructor() {
    this.promise = new Promise<T>((resolve) => {
      this.#settle = resolve;
    });
  }

  open(value: T): void {
    this.#settle(value);
  }
}

async function never(): Promise<Fake> {
  throw new Error("nothing was to be opened");
}

describe("GenerationHolder", () => {
  it("answers from the new one after a reload, and closes the old one at once when nobody uses it", async () => {
    const [first, second] = [new Fake("first"), new Fake("second")];
    const holder = new GenerationHolder(first, async () => second);

    await holder.reload();

    expect(holder.current).toBe(second);
    expect(await holder.use(async ({ name }) => name)).toBe("second");
    expect([first.closed, second.closed]).toEqual([1, 0]);
  });

  it("closes the old one when the last question that began on it has ended", async () => {
    const [first, second] = [new Fake("first"), new Fake("second")];
    const holder = new GenerationHolder(first, async () => second);
    const [one, two] = [new Gate<string>(), new Gate<string>()];
    const asked = [one, two].map(async ({ promise }) =>
      holder.use(async ({ name }) => `${name} ${await promise}`),
    );

    await holder.reload();
    expect(await holder.use(async ({ name }) => name)).toBe("second");
    one.open("one");
    expect(await asked[0]).toBe("first one");
    expect(first.closed).toBe(0);
    two.open("two");

    expect(await asked[1]).toBe("first two");
    expect(first.closed).toBe(1);
  });

  it("counts a question that fails as ended", async () => {
    const first = new Fake("first");
    const holder = new GenerationHolder(first, async () => new Fake("second"));
    const failing = holder.use(async () => {
      await holder.reload();
      throw new Error("broken");
    });

    await expect(failing).rejects.toThrow("broken");
    expect(first.closed).toBe(1);
  });

  it("answers on from the old one when the new one cannot be opened, and can be reloaded again", async () => {
    const [first, second] = [new Fake("first"), new Fake("second")];
    const results = [Promise.reject(new Error("damaged")), Promise.resolve(second)];
    results[0]?.catch(() => undefined);
    const holder = new GenerationHolder(first, async () => results.shift() ?? never());

    await expect(holder.reload()).rejects.toThrow("damaged");
    expect(holder.current).toBe(first);
    expect(first.closed).toBe(0);
    await holder.reload();

    expect(holder.current).toBe(second);
  });

  it("reloads one after the other, and keeps the last", async () => {
    const gates = [new Gate<Fake>(), new Gate<Fake>()];
    const [second, third] = [new Fake("second"), new Fake("third")];
    let opened = 0;
    const holder = new GenerationHolder(new Fake("first"), async () => {
      const { promise } = gates[opened] ?? new Gate<Fake>();
      opened += 1;
      return promise;
    });
    const reloads = [holder.reload(), holder.reload()];
    gates[1]?.open(third);
    gates[0]?.open(second);

    await Promise.all(reloads);

    expect(holder.current).toBe(third);
    expect([second.closed, third.closed]).toEqual([1, 0]);
  });

  it("closes once, after the question in flight", async () => {
    const first = new Fake("first");
    const holder = new GenerationHolder(first, never);
    const gate = new Gate<string>();
    const asked = holder.use(async () => gate.promise);

    holder.close();
    holder.close();
    expect(first.closed).toBe(0);
    gate.open("done");
    await asked;

    expect(first.closed).toBe(1);
  });

  it("closes what a reload opens after the end", async () => {
    const second = new Fake("second");
    const gate = new Gate<Fake>();
    const holder = new GenerationHolder(new Fake("first"), async () => gate.promise);
    const reload = holder.reload();

    holder.close();
    gate.open(second);
    await reload;

    expect(second.closed).toBe(1);
  });
});
