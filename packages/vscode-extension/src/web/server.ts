/** The worker that the extension starts in a browser: the server, over messages to whoever has started it. */
import { serve } from '@rollout/language-server/browser';

serve();
