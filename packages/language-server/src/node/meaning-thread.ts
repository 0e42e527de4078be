/** The entry of the thread in which Node works out what plans mean: all that it does comes and goes over its port. */
import { parentPort } from 'node:worker_threads';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import { serveMeaning } from '../meaning/serve.ts';
import { MEANING_ANSWERS } from '../meaning-answers.ts';

if (parentPort === null) throw new Error('this file is run as a worker thread');
serveMeaning(
  createMessageConnection(new PortMessageReader(parentPort), new PortMessageWriter(parentPort)),
  MEANING_ANSWERS,
);
