export { compileLoop, type CompileOptions } from './compile-loop.js';
export { NotTraceableError } from './trace-step.js';
