export { EXAMPLE_SPEC } from '@liesweep/judging/testing';
