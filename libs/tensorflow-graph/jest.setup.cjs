// tfjs-node 4.22 calls two functions that Node 23 removed from `util`; they must be back before it loads.
const util = require('node:util');
util.isNullOrUndefined = (value) => value === null || value === undefined;
util.isArray = Array.isArray;
