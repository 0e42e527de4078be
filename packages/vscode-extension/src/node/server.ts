/** The process that the extension starts: the server, over the channel to whoever has started it. */
import { serve } from '@rollout/language-server/node';

serve('arguments', new URL('./node-meaning.js', import.meta.url));
