/** A script of the server, and what it is called in its folder. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

/** Which scripts one needs, as the build has listed them. Throws where it has not: the extension is not whole. */
export function partsOf(list: unknown, entry: string): readonly string[] {
  const parts: unknown =
    typeof list === 'object' && list !== null ? Object.entries(list).find(([name]) => name === entry)?.[1] : undefined;
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string'))
    throw new Error(`the extension's server/parts.json does not list ${entry}`);
  return parts;
}

/**
 * Scripts that require each other as one, for where there is only one: each is run when it is first required, as Node does it, and the
 * entry at once. One that fails is run again when it is required again.
 */
export function oneScript(entry: string, parts: readonly Part[]): string {
  const functions = parts.map(
    ({ name, text }) => `${JSON.stringify(`./${name}`)}:function(exports,require,module){${text}\n}`,
  );
  return `(()=>{"use strict";
const parts={${functions.join(',\n')}};
const loaded=new Map();
const require=(name)=>{
let module=loaded.get(name);
if(module===undefined){
if(!Object.hasOwn(parts,name))throw new Error("there is no "+name);
module={exports:{}};loaded.set(name,module);
try{parts[name](module.exports,require,module)}catch(error){loaded.delete(name);throw error}
}
return module.exports;
};
require(${JSON.stringify(`./${entry}`)});
})();
`;
}
