/** A language server of Langium's with its default services, for the grammar that a file holds: `node langium-server.mjs GRAMMAR --stdio`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { EmptyFileSystem, inject, URI } from 'langium';
import { createLangiumGrammarServices, interpretAstReflection } from 'langium/grammar';
import { createDefaultModule, createDefaultSharedModule, startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';

// The protocol of Langium's own version.
const { createConnection, ProposedFeatures } = createRequire(fileURLToPath(import.meta.resolve('langium')))(
  'vscode-languageserver/node',
);

const { grammar: reader } = createLangiumGrammarServices(EmptyFileSystem);
const text = readFileSync(process.argv[2] ?? '', 'utf8');
const document = reader.shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('file:///rollout.langium'));
reader.shared.workspace.LangiumDocuments.addDocument(document);
await reader.shared.workspace.DocumentBuilder.build([document], { validation: false });
const grammar = document.parseResult.value;

const connection = createConnection(ProposedFeatures.all);
const shared = inject(createDefaultSharedModule({ connection, ...NodeFileSystem }), {
  AstReflection: () => interpretAstReflection(grammar),
});
const services = inject(createDefaultModule({ shared }), {
  Grammar: () => grammar,
  LanguageMetaData: () => ({
    caseInsensitive: false,
    fileExtensions: ['.rollout'],
    languageId: 'rollout',
    mode: 'production',
  }),
  parser: {},
});
shared.ServiceRegistry.register(services);
startLanguageServer(shared);
