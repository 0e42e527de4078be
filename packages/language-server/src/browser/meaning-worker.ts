/** The entry of the web worker in which what plans mean is worked out: all that it does comes and goes over its messages. */
import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-languageserver/browser';
import { serveMeaning } from '../meaning/serve.ts';
import { MEANING_ANSWERS } from '../meaning-answers.ts';

// Of the web's types it is any worker's scope; this file runs in a dedicated one.
const scope = self as DedicatedWorkerGlobalScope;
serveMeaning(
  createMessageConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)),
  MEANING_ANSWERS,
);
