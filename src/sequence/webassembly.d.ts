/** The few parts of WebAssembly that the kernels use; Node has them, @types/node does not describe them. */
declare namespace WebAssembly {
  function validate(bytes: ArrayBufferView): boolean;
  class Module {
    constructor(bytes: ArrayBufferView | ArrayBufferLike);
  }
  class Memory {
    constructor(descriptor: { initial: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, Memory>>);
    readonly exports: Record<string, unknown>;
  }
}
