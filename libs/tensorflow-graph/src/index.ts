export { compileLoop, type CompileOptions } from './compile-loop.js';
export { NotTraceableError } from './not-traceable-error.js';
