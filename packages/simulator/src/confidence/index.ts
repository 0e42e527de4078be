export {
  type ConfidenceAnswer,
  type ConfidenceWait,
  confidenceWait,
  confidenceWaits,
  type GateDetects,
} from './confidence-wait.ts';
