// Generated from the grammar by "npm run generate": do not edit.
import type { CstNode, IToken } from "chevrotain";

export interface QuantityCstNode extends CstNode {
  name: "quantity";
  children: QuantityCstChildren;
}

export type QuantityCstChildren = {
  Value: IToken[];
  Unit?: IToken[];
};

export interface DistributionCstNode extends CstNode {
  name: "distribution";
  children: DistributionCstChildren;
}

export type DistributionCstChildren = {
  distributionCall?: DistributionCallCstNode[];
  quantity?: QuantityCstNode[];
};

export interface DistributionCallCstNode extends CstNode {
  name: "distributionCall";
  children: DistributionCallCstChildren;
}

export type DistributionCallCstChildren = {
  Identifier: IToken[];
  LeftParenthesis: IToken[];
  argument?: ArgumentCstNode[];
  Comma?: IToken[];
  RightParenthesis: IToken[];
};

export interface RateEvidenceCstNode extends CstNode {
  name: "rateEvidence";
  children: RateEvidenceCstChildren;
}

export type RateEvidenceCstChildren = {
  From: IToken[];
  count: IToken[];
  Of: IToken[];
  trials: IToken[];
};

export interface LawEvidenceCstNode extends CstNode {
  name: "lawEvidence";
  children: LawEvidenceCstChildren;
}

export type LawEvidenceCstChildren = {
  From: IToken[];
  Number: IToken[];
};

export interface ArgumentCstNode extends CstNode {
  name: "argument";
  children: ArgumentCstChildren;
}

export type ArgumentCstChildren = {
  weight?: IToken[];
  argumentValue?: (ArgumentValueCstNode)[];
  label?: IToken[];
};

export interface ArgumentValueCstNode extends CstNode {
  name: "argumentValue";
  children: ArgumentValueCstChildren;
}

export type ArgumentValueCstChildren = {
  distributionCall?: DistributionCallCstNode[];
  from?: QuantityCstNode[];
  Dots?: IToken[];
  to?: QuantityCstNode[];
};

export interface SelectorCstNode extends CstNode {
  name: "selector";
  children: SelectorCstChildren;
}

export type SelectorCstChildren = {
  selection: SelectionCstNode[];
  Comma?: IToken[];
  ordering?: OrderingCstNode[];
};

export interface SelectionCstNode extends CstNode {
  name: "selection";
  children: SelectionCstChildren;
}

export type SelectionCstChildren = {
  allSelection?: AllSelectionCstNode[];
  remainingSelection?: RemainingSelectionCstNode[];
  countSelection?: CountSelectionCstNode[];
  shareSelection?: ShareSelectionCstNode[];
  placeSelection?: PlaceSelectionCstNode[];
};

export interface AllSelectionCstNode extends CstNode {
  name: "allSelection";
  children: AllSelectionCstChildren;
}

export type AllSelectionCstChildren = {
  All: IToken[];
  PluralLevel?: IToken[];
  filter?: FilterCstNode[];
};

export interface RemainingSelectionCstNode extends CstNode {
  name: "remainingSelection";
  children: RemainingSelectionCstChildren;
}

export type RemainingSelectionCstChildren = {
  Remaining: IToken[];
  PluralLevel?: IToken[];
  filter?: FilterCstNode[];
};

export interface CountSelectionCstNode extends CstNode {
  name: "countSelection";
  children: CountSelectionCstChildren;
}

export type CountSelectionCstChildren = {
  Number?: IToken[];
  Level?: IToken[];
  Name?: IToken[];
  PluralLevel?: IToken[];
  filter?: FilterCstNode[];
};

export interface ShareSelectionCstNode extends CstNode {
  name: "shareSelection";
  children: ShareSelectionCstChildren;
}

export type ShareSelectionCstChildren = {
  Percent?: IToken[];
  Name?: IToken[];
  Of: IToken[];
  PluralLevel: IToken[];
  filter?: FilterCstNode[];
};

export interface PlaceSelectionCstNode extends CstNode {
  name: "placeSelection";
  children: PlaceSelectionCstChildren;
}

export type PlaceSelectionCstChildren = {
  place: PlaceCstNode[];
};

export interface PlaceCstNode extends CstNode {
  name: "place";
  children: PlaceCstChildren;
}

export type PlaceCstChildren = {
  Here?: IToken[];
  Name?: (IToken)[];
  Slash?: IToken[];
};

export interface PlacesCstNode extends CstNode {
  name: "places";
  children: PlacesCstChildren;
}

export type PlacesCstChildren = {
  place: (PlaceCstNode)[];
  Comma?: IToken[];
};

export interface FilterCstNode extends CstNode {
  name: "filter";
  children: FilterCstChildren;
}

export type FilterCstChildren = {
  inEach?: InEachCstNode[];
  inPlaces?: InPlacesCstNode[];
  where?: WhereCstNode[];
  except?: ExceptCstNode[];
};

export interface InEachCstNode extends CstNode {
  name: "inEach";
  children: InEachCstChildren;
}

export type InEachCstChildren = {
  In: IToken[];
  Each: IToken[];
  SingularLevel: IToken[];
};

export interface InPlacesCstNode extends CstNode {
  name: "inPlaces";
  children: InPlacesCstChildren;
}

export type InPlacesCstChildren = {
  In: IToken[];
  places: PlacesCstNode[];
};

export interface WhereCstNode extends CstNode {
  name: "where";
  children: WhereCstChildren;
}

export type WhereCstChildren = {
  Where: IToken[];
  condition: ConditionCstNode[];
};

export interface ExceptCstNode extends CstNode {
  name: "except";
  children: ExceptCstChildren;
}

export type ExceptCstChildren = {
  Except: IToken[];
  places: PlacesCstNode[];
};

export interface OrderingCstNode extends CstNode {
  name: "ordering";
  children: OrderingCstChildren;
}

export type OrderingCstChildren = {
  Smallest?: IToken[];
  Largest?: IToken[];
  Busiest?: IToken[];
  Quietest?: IToken[];
  First?: IToken[];
  Random?: IToken[];
  Order?: IToken[];
  Spread?: IToken[];
  Over?: IToken[];
  Name?: IToken[];
};

export interface ConditionCstNode extends CstNode {
  name: "condition";
  children: ConditionCstChildren;
}

export type ConditionCstChildren = {
  conjunction: (ConjunctionCstNode)[];
  Or?: IToken[];
};

export interface ConjunctionCstNode extends CstNode {
  name: "conjunction";
  children: ConjunctionCstChildren;
}

export type ConjunctionCstChildren = {
  conditionTerm: (ConditionTermCstNode)[];
  And?: IToken[];
};

export interface ConditionTermCstNode extends CstNode {
  name: "conditionTerm";
  children: ConditionTermCstChildren;
}

export type ConditionTermCstChildren = {
  Not?: IToken[];
  LeftParenthesis?: IToken[];
  condition?: ConditionCstNode[];
  RightParenthesis?: IToken[];
  Name?: IToken[];
  Comparator?: IToken[];
  Value?: IToken[];
};

export interface WindowCstNode extends CstNode {
  name: "window";
  children: WindowCstChildren;
}

export type WindowCstChildren = {
  Window: IToken[];
  days: DaysCstNode[];
  Comma?: IToken[];
  from: IToken[];
  Dots: IToken[];
  to: IToken[];
  In?: IToken[];
  String?: IToken[];
  Local?: IToken[];
  For?: IToken[];
  selector?: SelectorCstNode[];
};

export interface DaysCstNode extends CstNode {
  name: "days";
  children: DaysCstChildren;
}

export type DaysCstChildren = {
  first: IToken[];
  Dots?: IToken[];
  last?: IToken[];
};

export interface FreezeCstNode extends CstNode {
  name: "freeze";
  children: FreezeCstChildren;
}

export type FreezeCstChildren = {
  Freeze: IToken[];
  first: IToken[];
  Dots: IToken[];
  last: IToken[];
  In?: IToken[];
  String?: IToken[];
  For?: IToken[];
  selector?: SelectorCstNode[];
};

export interface ConstraintCstNode extends CstNode {
  name: "constraint";
  children: ConstraintCstChildren;
}

export type ConstraintCstChildren = {
  maxDown?: MaxDownCstNode[];
  maxSurge?: MaxSurgeCstNode[];
  exclusive?: ExclusiveCstNode[];
  order?: OrderCstNode[];
  maxParallel?: MaxParallelCstNode[];
  maxRate?: MaxRateCstNode[];
  window?: WindowCstNode[];
  freeze?: FreezeCstNode[];
  deadline?: DeadlineCstNode[];
  horizon?: HorizonCstNode[];
  watch?: WatchCstNode[];
};

export interface MaxDownCstNode extends CstNode {
  name: "maxDown";
  children: MaxDownCstChildren;
}

export type MaxDownCstChildren = {
  MaxDown: IToken[];
  limit: AmountCstNode[];
  Rounded?: IToken[];
  Up?: IToken[];
  Per?: IToken[];
  SingularLevel?: IToken[];
  Comma?: IToken[];
  inRollback?: AmountCstNode[];
  In?: IToken[];
  Rollback?: IToken[];
};

export interface MaxSurgeCstNode extends CstNode {
  name: "maxSurge";
  children: MaxSurgeCstChildren;
}

export type MaxSurgeCstChildren = {
  MaxSurge: IToken[];
  amount: AmountCstNode[];
  Rounded?: IToken[];
  Up?: IToken[];
  Per?: IToken[];
  SingularLevel?: IToken[];
};

export interface AmountCstNode extends CstNode {
  name: "amount";
  children: AmountCstChildren;
}

export type AmountCstChildren = {
  Percent?: IToken[];
  Number?: IToken[];
  Level?: IToken[];
  Name?: IToken[];
  PluralLevel?: IToken[];
};

export interface ExclusiveCstNode extends CstNode {
  name: "exclusive";
  children: ExclusiveCstChildren;
}

export type ExclusiveCstChildren = {
  Exclusive: IToken[];
  PluralLevel?: IToken[];
  Per?: IToken[];
  SingularLevel?: IToken[];
  exclusiveGroup?: ExclusiveGroupCstNode[];
  Comma?: IToken[];
  places?: PlacesCstNode[];
  At?: IToken[];
  Least?: IToken[];
  quantity?: QuantityCstNode[];
  Apart?: IToken[];
};

export interface ExclusiveGroupCstNode extends CstNode {
  name: "exclusiveGroup";
  children: ExclusiveGroupCstChildren;
}

export type ExclusiveGroupCstChildren = {
  LeftParenthesis: IToken[];
  selector: SelectorCstNode[];
  RightParenthesis: IToken[];
};

export interface OrderCstNode extends CstNode {
  name: "order";
  children: OrderCstChildren;
}

export type OrderCstChildren = {
  Order: IToken[];
  places: PlacesCstNode[];
  Per?: IToken[];
  SingularLevel?: IToken[];
};

export interface MaxParallelCstNode extends CstNode {
  name: "maxParallel";
  children: MaxParallelCstChildren;
}

export type MaxParallelCstChildren = {
  MaxParallel: IToken[];
  quantity: QuantityCstNode[];
  Level: IToken[];
  Per?: IToken[];
  SingularLevel?: IToken[];
};

export interface MaxRateCstNode extends CstNode {
  name: "maxRate";
  children: MaxRateCstChildren;
}

export type MaxRateCstChildren = {
  MaxRate: IToken[];
  quantity: QuantityCstNode[];
  Servers: IToken[];
  Per: IToken[];
  Period: IToken[];
};

export interface DeadlineCstNode extends CstNode {
  name: "deadline";
  children: DeadlineCstChildren;
}

export type DeadlineCstChildren = {
  Deadline: IToken[];
  quantity: QuantityCstNode[];
};

export interface HorizonCstNode extends CstNode {
  name: "horizon";
  children: HorizonCstChildren;
}

export type HorizonCstChildren = {
  Horizon: IToken[];
  quantity: QuantityCstNode[];
};

export interface WatchCstNode extends CstNode {
  name: "watch";
  children: WatchCstChildren;
}

export type WatchCstChildren = {
  Watch: IToken[];
  Name: IToken[];
};

export interface TopologyCstNode extends CstNode {
  name: "topology";
  children: TopologyCstChildren;
}

export type TopologyCstChildren = {
  Topology: IToken[];
  Name: IToken[];
  topologyBody?: TopologyBodyCstNode[];
  topologyTable?: TopologyTableCstNode[];
};

export interface TopologyTableCstNode extends CstNode {
  name: "topologyTable";
  children: TopologyTableCstChildren;
}

export type TopologyTableCstChildren = {
  From: IToken[];
  String: IToken[];
};

export interface TopologyBodyCstNode extends CstNode {
  name: "topologyBody";
  children: TopologyBodyCstChildren;
}

export type TopologyBodyCstChildren = {
  LeftBrace: IToken[];
  fleetNode?: FleetNodeCstNode[];
  constraint?: ConstraintCstNode[];
  RightBrace: IToken[];
};

export interface FleetNodeCstNode extends CstNode {
  name: "fleetNode";
  children: FleetNodeCstChildren;
}

export type FleetNodeCstChildren = {
  SingularLevel: IToken[];
  Name?: IToken[];
  nodeCount?: (NodeCountCstNode)[];
  nodeBody?: NodeBodyCstNode[];
};

export interface NodeCountCstNode extends CstNode {
  name: "nodeCount";
  children: NodeCountCstChildren;
}

export type NodeCountCstChildren = {
  LeftBracket: IToken[];
  quantity: QuantityCstNode[];
  RightBracket: IToken[];
};

export interface NodeBodyCstNode extends CstNode {
  name: "nodeBody";
  children: NodeBodyCstChildren;
}

export type NodeBodyCstChildren = {
  LeftBrace: IToken[];
  fleetNode?: FleetNodeCstNode[];
  locatedIn?: LocatedInCstNode[];
  timezone?: TimezoneCstNode[];
  upgradeDomains?: UpgradeDomainsCstNode[];
  label?: LabelCstNode[];
  traffic?: TrafficCstNode[];
  nodeFails?: NodeFailsCstNode[];
  constraint?: ConstraintCstNode[];
  RightBrace: IToken[];
};

export interface LocatedInCstNode extends CstNode {
  name: "locatedIn";
  children: LocatedInCstChildren;
}

export type LocatedInCstChildren = {
  Located: IToken[];
  In: IToken[];
  String: IToken[];
};

export interface TimezoneCstNode extends CstNode {
  name: "timezone";
  children: TimezoneCstChildren;
}

export type TimezoneCstChildren = {
  Timezone: IToken[];
  String: IToken[];
};

export interface UpgradeDomainsCstNode extends CstNode {
  name: "upgradeDomains";
  children: UpgradeDomainsCstChildren;
}

export type UpgradeDomainsCstChildren = {
  UpgradeDomains: IToken[];
  quantity: QuantityCstNode[];
};

export interface LabelCstNode extends CstNode {
  name: "label";
  children: LabelCstChildren;
}

export type LabelCstChildren = {
  Label: IToken[];
  Name: IToken[];
  Equals: IToken[];
  Value: IToken[];
};

export interface TrafficCstNode extends CstNode {
  name: "traffic";
  children: TrafficCstChildren;
}

export type TrafficCstChildren = {
  Traffic: IToken[];
  quantity: QuantityCstNode[];
};

export interface NodeFailsCstNode extends CstNode {
  name: "nodeFails";
  children: NodeFailsCstChildren;
}

export type NodeFailsCstChildren = {
  Fails: IToken[];
  quantity: QuantityCstNode[];
};

export interface ServiceCstNode extends CstNode {
  name: "service";
  children: ServiceCstChildren;
}

export type ServiceCstChildren = {
  Service: IToken[];
  Name: IToken[];
  serviceBody: ServiceBodyCstNode[];
};

export interface ServiceBodyCstNode extends CstNode {
  name: "serviceBody";
  children: ServiceBodyCstChildren;
}

export type ServiceBodyCstChildren = {
  LeftBrace: IToken[];
  runsOn?: RunsOnCstNode[];
  needs?: NeedsCstNode[];
  load?: LoadCstNode[];
  headroom?: HeadroomCstNode[];
  RightBrace: IToken[];
};

export interface RunsOnCstNode extends CstNode {
  name: "runsOn";
  children: RunsOnCstChildren;
}

export type RunsOnCstChildren = {
  Runs: IToken[];
  On: IToken[];
  selector: SelectorCstNode[];
};

export interface NeedsCstNode extends CstNode {
  name: "needs";
  children: NeedsCstChildren;
}

export type NeedsCstChildren = {
  Needs: IToken[];
  Name: IToken[];
  Comma?: IToken[];
};

export interface LoadCstNode extends CstNode {
  name: "load";
  children: LoadCstChildren;
}

export type LoadCstChildren = {
  Load: IToken[];
  Value: IToken[];
  RequestsS: IToken[];
  From?: IToken[];
  file?: IToken[];
  In?: IToken[];
  zone?: IToken[];
};

export interface HeadroomCstNode extends CstNode {
  name: "headroom";
  children: HeadroomCstChildren;
}

export type HeadroomCstChildren = {
  Headroom: IToken[];
  quantity: QuantityCstNode[];
  Per?: IToken[];
  SingularLevel?: IToken[];
};

export interface AudienceCstNode extends CstNode {
  name: "audience";
  children: AudienceCstChildren;
}

export type AudienceCstChildren = {
  Audience: IToken[];
  Name: IToken[];
  Number: IToken[];
  audienceBody: AudienceBodyCstNode[];
};

export interface AudienceBodyCstNode extends CstNode {
  name: "audienceBody";
  children: AudienceBodyCstChildren;
}

export type AudienceBodyCstChildren = {
  LeftBrace: IToken[];
  ring?: RingCstNode[];
  RightBrace: IToken[];
};

export interface RingCstNode extends CstNode {
  name: "ring";
  children: RingCstChildren;
}

export type RingCstChildren = {
  Ring: IToken[];
  Name: IToken[];
  Percent?: IToken[];
};

export interface PeopleCstNode extends CstNode {
  name: "people";
  children: PeopleCstChildren;
}

export type PeopleCstChildren = {
  Percent?: IToken[];
  name?: IToken[];
  Of?: IToken[];
  whole?: IToken[];
};

export interface FlagCstNode extends CstNode {
  name: "flag";
  children: FlagCstChildren;
}

export type FlagCstChildren = {
  Flag: IToken[];
  Name: IToken[];
  flagBody?: FlagBodyCstNode[];
};

export interface FlagBodyCstNode extends CstNode {
  name: "flagBody";
  children: FlagBodyCstChildren;
}

export type FlagBodyCstChildren = {
  LeftBrace: IToken[];
  owner?: OwnerCstNode[];
  removeBy?: RemoveByCstNode[];
  RightBrace: IToken[];
};

export interface OwnerCstNode extends CstNode {
  name: "owner";
  children: OwnerCstChildren;
}

export type OwnerCstChildren = {
  Owner: IToken[];
  String: IToken[];
};

export interface RemoveByCstNode extends CstNode {
  name: "removeBy";
  children: RemoveByCstChildren;
}

export type RemoveByCstChildren = {
  Remove: IToken[];
  By: IToken[];
  Date: IToken[];
};

export interface RetiredFlagsCstNode extends CstNode {
  name: "retiredFlags";
  children: RetiredFlagsCstChildren;
}

export type RetiredFlagsCstChildren = {
  Retired: IToken[];
  Flags: IToken[];
  Name: IToken[];
  Comma?: IToken[];
};

export interface HealthCstNode extends CstNode {
  name: "health";
  children: HealthCstChildren;
}

export type HealthCstChildren = {
  Health: IToken[];
  Name: IToken[];
  healthBody: HealthBodyCstNode[];
};

export interface HealthBodyCstNode extends CstNode {
  name: "healthBody";
  children: HealthBodyCstChildren;
}

export type HealthBodyCstChildren = {
  LeftBrace: IToken[];
  metric?: MetricCstNode[];
  sampleEvery?: SampleEveryCstNode[];
  passAt?: PassAtCstNode[];
  marginalAt?: MarginalAtCstNode[];
  RightBrace: IToken[];
};

export interface MetricCstNode extends CstNode {
  name: "metric";
  children: MetricCstChildren;
}

export type MetricCstChildren = {
  Metric: IToken[];
  Name: IToken[];
  metricBody: MetricBodyCstNode[];
};

export interface MetricBodyCstNode extends CstNode {
  name: "metricBody";
  children: MetricBodyCstChildren;
}

export type MetricBodyCstChildren = {
  LeftBrace: IToken[];
  badWhen?: BadWhenCstNode[];
  threshold?: ThresholdCstNode[];
  compareToBaseline?: CompareToBaselineCstNode[];
  query?: QueryCstNode[];
  weight?: WeightCstNode[];
  critical?: CriticalCstNode[];
  RightBrace: IToken[];
};

export interface BadWhenCstNode extends CstNode {
  name: "badWhen";
  children: BadWhenCstChildren;
}

export type BadWhenCstChildren = {
  Bad: IToken[];
  When: IToken[];
  Higher?: IToken[];
  Lower?: IToken[];
  Different?: IToken[];
};

export interface ThresholdCstNode extends CstNode {
  name: "threshold";
  children: ThresholdCstChildren;
}

export type ThresholdCstChildren = {
  Threshold: IToken[];
  quantity: QuantityCstNode[];
};

export interface QueryCstNode extends CstNode {
  name: "query";
  children: QueryCstChildren;
}

export type QueryCstChildren = {
  Query: IToken[];
  Name: IToken[];
  String: IToken[];
};

export interface CompareToBaselineCstNode extends CstNode {
  name: "compareToBaseline";
  children: CompareToBaselineCstChildren;
}

export type CompareToBaselineCstChildren = {
  Compare: IToken[];
  To: IToken[];
  Baseline: IToken[];
};

export interface WeightCstNode extends CstNode {
  name: "weight";
  children: WeightCstChildren;
}

export type WeightCstChildren = {
  Weight: IToken[];
  quantity: QuantityCstNode[];
};

export interface CriticalCstNode extends CstNode {
  name: "critical";
  children: CriticalCstChildren;
}

export type CriticalCstChildren = {
  Critical: IToken[];
};

export interface SampleEveryCstNode extends CstNode {
  name: "sampleEvery";
  children: SampleEveryCstChildren;
}

export type SampleEveryCstChildren = {
  Every: IToken[];
  quantity: QuantityCstNode[];
};

export interface PassAtCstNode extends CstNode {
  name: "passAt";
  children: PassAtCstChildren;
}

export type PassAtCstChildren = {
  Pass: IToken[];
  At: IToken[];
  quantity: QuantityCstNode[];
};

export interface MarginalAtCstNode extends CstNode {
  name: "marginalAt";
  children: MarginalAtCstChildren;
}

export type MarginalAtCstChildren = {
  Marginal: IToken[];
  At: IToken[];
  quantity: QuantityCstNode[];
};

export interface AtMostOneCstNode extends CstNode {
  name: "atMostOne";
  children: AtMostOneCstChildren;
}

export type AtMostOneCstChildren = {
  At: IToken[];
  Most: IToken[];
  One: IToken[];
  atMostOneBody: AtMostOneBodyCstNode[];
};

export interface AtMostOneBodyCstNode extends CstNode {
  name: "atMostOneBody";
  children: AtMostOneBodyCstChildren;
}

export type AtMostOneBodyCstChildren = {
  LeftBrace: IToken[];
  bug?: BugCstNode[];
  RightBrace: IToken[];
};

export interface BugCstNode extends CstNode {
  name: "bug";
  children: BugCstChildren;
}

export type BugCstChildren = {
  Bug: IToken[];
  Name: IToken[];
  bugBody: BugBodyCstNode[];
};

export interface BugBodyCstNode extends CstNode {
  name: "bugBody";
  children: BugBodyCstChildren;
}

export type BugBodyCstChildren = {
  LeftBrace: IToken[];
  present?: PresentCstNode[];
  surfaces?: SurfacesCstNode[];
  shows?: ShowsCstNode[];
  onlyWhere?: OnlyWhereCstNode[];
  behind?: BehindCstNode[];
  downs?: DownsCstNode[];
  moves?: MovesCstNode[];
  RightBrace: IToken[];
};

export interface PresentCstNode extends CstNode {
  name: "present";
  children: PresentCstChildren;
}

export type PresentCstChildren = {
  Present: IToken[];
  quantity: QuantityCstNode[];
  rateEvidence?: RateEvidenceCstNode[];
};

export interface SurfacesCstNode extends CstNode {
  name: "surfaces";
  children: SurfacesCstChildren;
}

export type SurfacesCstChildren = {
  Surfaces: IToken[];
  After: IToken[];
  distribution: DistributionCstNode[];
};

export interface ShowsCstNode extends CstNode {
  name: "shows";
  children: ShowsCstChildren;
}

export type ShowsCstChildren = {
  Shows?: IToken[];
  Found?: IToken[];
  share: QuantityCstNode[];
  rateEvidence?: RateEvidenceCstNode[];
  At: IToken[];
  Each?: IToken[];
  Of?: IToken[];
  PluralLevel?: IToken[];
  Rings?: IToken[];
  first?: (QuantityCstNode)[];
  Dots?: IToken[];
  last?: QuantityCstNode[];
  SingularLevel?: IToken[];
  Ring?: IToken[];
};

export interface OnlyWhereCstNode extends CstNode {
  name: "onlyWhere";
  children: OnlyWhereCstChildren;
}

export type OnlyWhereCstChildren = {
  Only: IToken[];
  Where: IToken[];
  condition: ConditionCstNode[];
};

export interface BehindCstNode extends CstNode {
  name: "behind";
  children: BehindCstChildren;
}

export type BehindCstChildren = {
  Behind: IToken[];
  Name: IToken[];
};

export interface DownsCstNode extends CstNode {
  name: "downs";
  children: DownsCstChildren;
}

export type DownsCstChildren = {
  Downs: IToken[];
  quantity: QuantityCstNode[];
  Of: IToken[];
  PluralLevel: IToken[];
};

export interface MovesCstNode extends CstNode {
  name: "moves";
  children: MovesCstChildren;
}

export type MovesCstChildren = {
  Moves: IToken[];
  Name: IToken[];
  To: IToken[];
  distribution: DistributionCstNode[];
};

export interface GateNumbersCstNode extends CstNode {
  name: "gateNumbers";
  children: GateNumbersCstChildren;
}

export type GateNumbersCstChildren = {
  Gate: IToken[];
  Name: IToken[];
  gateBody: GateBodyCstNode[];
};

export interface GateBodyCstNode extends CstNode {
  name: "gateBody";
  children: GateBodyCstChildren;
}

export type GateBodyCstChildren = {
  LeftBrace: IToken[];
  gateDetects?: GateDetectsCstNode[];
  blindTo?: BlindToCstNode[];
  gateFalseAlarm?: GateFalseAlarmCstNode[];
  gateTakes?: GateTakesCstNode[];
  RightBrace: IToken[];
};

export interface WatchNumbersCstNode extends CstNode {
  name: "watchNumbers";
  children: WatchNumbersCstChildren;
}

export type WatchNumbersCstChildren = {
  Watch: IToken[];
  Name: IToken[];
  watchBody: WatchBodyCstNode[];
};

export interface WatchBodyCstNode extends CstNode {
  name: "watchBody";
  children: WatchBodyCstChildren;
}

export type WatchBodyCstChildren = {
  LeftBrace: IToken[];
  watchDetects?: WatchDetectsCstNode[];
  blindTo?: BlindToCstNode[];
  watchFalseAlarm?: WatchFalseAlarmCstNode[];
  RightBrace: IToken[];
};

export interface GateDetectsCstNode extends CstNode {
  name: "gateDetects";
  children: GateDetectsCstChildren;
}

export type GateDetectsCstChildren = {
  Detects: IToken[];
  quantity: QuantityCstNode[];
  rateEvidence?: RateEvidenceCstNode[];
  Of?: IToken[];
  Name?: IToken[];
};

export interface WatchDetectsCstNode extends CstNode {
  name: "watchDetects";
  children: WatchDetectsCstChildren;
}

export type WatchDetectsCstChildren = {
  Detects: IToken[];
  quantity: QuantityCstNode[];
  Of?: IToken[];
  Name?: IToken[];
  After?: IToken[];
  distribution?: DistributionCstNode[];
};

export interface BlindToCstNode extends CstNode {
  name: "blindTo";
  children: BlindToCstChildren;
}

export type BlindToCstChildren = {
  Blind: IToken[];
  To: IToken[];
  quantity: QuantityCstNode[];
  Of: IToken[];
  Bugs: IToken[];
};

export interface GateFalseAlarmCstNode extends CstNode {
  name: "gateFalseAlarm";
  children: GateFalseAlarmCstChildren;
}

export type GateFalseAlarmCstChildren = {
  False: IToken[];
  Alarm: IToken[];
  quantity: QuantityCstNode[];
  rateEvidence?: RateEvidenceCstNode[];
};

export interface WatchFalseAlarmCstNode extends CstNode {
  name: "watchFalseAlarm";
  children: WatchFalseAlarmCstChildren;
}

export type WatchFalseAlarmCstChildren = {
  False: IToken[];
  Alarm: IToken[];
  quantity: QuantityCstNode[];
  Per: IToken[];
  Period: IToken[];
};

export interface GateTakesCstNode extends CstNode {
  name: "gateTakes";
  children: GateTakesCstChildren;
}

export type GateTakesCstChildren = {
  Takes: IToken[];
  distribution: DistributionCstNode[];
  lawEvidence?: LawEvidenceCstNode[];
};

export interface ModelCstNode extends CstNode {
  name: "model";
  children: ModelCstChildren;
}

export type ModelCstChildren = {
  Model: IToken[];
  name: IToken[];
  Extends?: IToken[];
  base?: IToken[];
  modelBody: ModelBodyCstNode[];
};

export interface ModelBodyCstNode extends CstNode {
  name: "modelBody";
  children: ModelBodyCstChildren;
}

export type ModelBodyCstChildren = {
  LeftBrace: IToken[];
  modelSentence?: ModelSentenceCstNode[];
  RightBrace: IToken[];
};

export interface ModelSentenceCstNode extends CstNode {
  name: "modelSentence";
  children: ModelSentenceCstChildren;
}

export type ModelSentenceCstChildren = {
  deployNumbers?: DeployNumbersCstNode[];
  rollbackNumbers?: RollbackNumbersCstNode[];
  repairTakes?: RepairTakesCstNode[];
  switchTakes?: SwitchTakesCstNode[];
  flagTakes?: FlagTakesCstNode[];
  releaseTakes?: ReleaseTakesCstNode[];
  fastTrack?: FastTrackCstNode[];
  bug?: BugCstNode[];
  atMostOne?: AtMostOneCstNode[];
  gateNumbers?: GateNumbersCstNode[];
  watchNumbers?: WatchNumbersCstNode[];
  metricReads?: MetricReadsCstNode[];
  outage?: OutageCstNode[];
};

export interface DeployNumbersCstNode extends CstNode {
  name: "deployNumbers";
  children: DeployNumbersCstChildren;
}

export type DeployNumbersCstChildren = {
  deployTakes?: DeployTakesCstNode[];
  deployFails?: DeployFailsCstNode[];
};

export interface RollbackNumbersCstNode extends CstNode {
  name: "rollbackNumbers";
  children: RollbackNumbersCstChildren;
}

export type RollbackNumbersCstChildren = {
  rollbackTakes?: RollbackTakesCstNode[];
  rollbackFails?: RollbackFailsCstNode[];
};

export interface DeployTakesCstNode extends CstNode {
  name: "deployTakes";
  children: DeployTakesCstChildren;
}

export type DeployTakesCstChildren = {
  Deploy: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  lawEvidence?: LawEvidenceCstNode[];
  Per: IToken[];
  SingularLevel: IToken[];
  Ready?: IToken[];
  After?: IToken[];
  quantity?: QuantityCstNode[];
};

export interface DeployFailsCstNode extends CstNode {
  name: "deployFails";
  children: DeployFailsCstChildren;
}

export type DeployFailsCstChildren = {
  Deploy: IToken[];
  Fails: IToken[];
  share: QuantityCstNode[];
  rateEvidence?: RateEvidenceCstNode[];
  Per: IToken[];
  SingularLevel: IToken[];
  After?: IToken[];
  distribution?: DistributionCstNode[];
  Retry?: IToken[];
  retry?: QuantityCstNode[];
};

export interface RollbackTakesCstNode extends CstNode {
  name: "rollbackTakes";
  children: RollbackTakesCstChildren;
}

export type RollbackTakesCstChildren = {
  Rollback: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  lawEvidence?: LawEvidenceCstNode[];
  Per: IToken[];
  SingularLevel: IToken[];
  Fails?: IToken[];
  quantity?: QuantityCstNode[];
};

export interface RollbackFailsCstNode extends CstNode {
  name: "rollbackFails";
  children: RollbackFailsCstChildren;
}

export type RollbackFailsCstChildren = {
  Rollback: IToken[];
  Fails: IToken[];
  quantity: QuantityCstNode[];
};

export interface RepairTakesCstNode extends CstNode {
  name: "repairTakes";
  children: RepairTakesCstChildren;
}

export type RepairTakesCstChildren = {
  Repair: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  lawEvidence?: LawEvidenceCstNode[];
  Per: IToken[];
  SingularLevel: IToken[];
};

export interface SwitchTakesCstNode extends CstNode {
  name: "switchTakes";
  children: SwitchTakesCstChildren;
}

export type SwitchTakesCstChildren = {
  Switch: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
};

export interface FlagTakesCstNode extends CstNode {
  name: "flagTakes";
  children: FlagTakesCstChildren;
}

export type FlagTakesCstChildren = {
  Flag: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
};

export interface ReleaseTakesCstNode extends CstNode {
  name: "releaseTakes";
  children: ReleaseTakesCstChildren;
}

export type ReleaseTakesCstChildren = {
  Release: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
};

export interface FastTrackCstNode extends CstNode {
  name: "fastTrack";
  children: FastTrackCstChildren;
}

export type FastTrackCstChildren = {
  Fast: IToken[];
  Track: IToken[];
  quantity: QuantityCstNode[];
  Of: IToken[];
  Changes: IToken[];
};

export interface MetricReadsCstNode extends CstNode {
  name: "metricReads";
  children: MetricReadsCstChildren;
}

export type MetricReadsCstChildren = {
  Metric: IToken[];
  Name: IToken[];
  Is: IToken[];
  distribution: DistributionCstNode[];
};

export interface OutageCstNode extends CstNode {
  name: "outage";
  children: OutageCstChildren;
}

export type OutageCstChildren = {
  Outage: IToken[];
  Of: IToken[];
  Each: IToken[];
  SingularLevel: IToken[];
  quantity: QuantityCstNode[];
  Per: IToken[];
  Period: IToken[];
  Lasts: IToken[];
  distribution: DistributionCstNode[];
};

export interface HandlerCstNode extends CstNode {
  name: "handler";
  children: HandlerCstChildren;
}

export type HandlerCstChildren = {
  On: IToken[];
  trigger: TriggerCstNode[];
  action: ActionCstNode[];
};

export interface TriggerCstNode extends CstNode {
  name: "trigger";
  children: TriggerCstChildren;
}

export type TriggerCstChildren = {
  onUnhealthy?: OnUnhealthyCstNode[];
  onFalseAlarm?: OnFalseAlarmCstNode[];
  onFailures?: OnFailuresCstNode[];
  onBlocked?: OnBlockedCstNode[];
  onTimeout?: OnTimeoutCstNode[];
  onRefusal?: OnRefusalCstNode[];
  onMarginal?: OnMarginalCstNode[];
};

export interface OnUnhealthyCstNode extends CstNode {
  name: "onUnhealthy";
  children: OnUnhealthyCstChildren;
}

export type OnUnhealthyCstChildren = {
  Unhealthy: IToken[];
};

export interface OnFalseAlarmCstNode extends CstNode {
  name: "onFalseAlarm";
  children: OnFalseAlarmCstChildren;
}

export type OnFalseAlarmCstChildren = {
  False: IToken[];
  Alarm: IToken[];
};

export interface OnFailuresCstNode extends CstNode {
  name: "onFailures";
  children: OnFailuresCstChildren;
}

export type OnFailuresCstChildren = {
  Failures: IToken[];
  Over: IToken[];
  share: QuantityCstNode[];
  Of?: IToken[];
  At?: IToken[];
  Least?: IToken[];
  count?: QuantityCstNode[];
  Servers?: IToken[];
};

export interface OnBlockedCstNode extends CstNode {
  name: "onBlocked";
  children: OnBlockedCstChildren;
}

export type OnBlockedCstChildren = {
  Blocked: IToken[];
};

export interface OnTimeoutCstNode extends CstNode {
  name: "onTimeout";
  children: OnTimeoutCstChildren;
}

export type OnTimeoutCstChildren = {
  Timeout: IToken[];
  quantity: QuantityCstNode[];
};

export interface OnRefusalCstNode extends CstNode {
  name: "onRefusal";
  children: OnRefusalCstChildren;
}

export type OnRefusalCstChildren = {
  Refusal: IToken[];
};

export interface OnMarginalCstNode extends CstNode {
  name: "onMarginal";
  children: OnMarginalCstChildren;
}

export type OnMarginalCstChildren = {
  Marginal: IToken[];
};

export interface ActionCstNode extends CstNode {
  name: "action";
  children: ActionCstChildren;
}

export type ActionCstChildren = {
  rollbackAction?: RollbackActionCstNode[];
  stopAction?: StopActionCstNode[];
  pauseAction?: PauseActionCstNode[];
  askAction?: AskActionCstNode[];
  retryAction?: RetryActionCstNode[];
  continueAction?: ContinueActionCstNode[];
  nextTrainAction?: NextTrainActionCstNode[];
  disableAction?: DisableActionCstNode[];
};

export interface RollbackActionCstNode extends CstNode {
  name: "rollbackAction";
  children: RollbackActionCstChildren;
}

export type RollbackActionCstChildren = {
  Rollback: IToken[];
  In?: IToken[];
  distribution?: DistributionCstNode[];
  This?: IToken[];
  Stage?: IToken[];
};

export interface StopActionCstNode extends CstNode {
  name: "stopAction";
  children: StopActionCstChildren;
}

export type StopActionCstChildren = {
  Stop: IToken[];
};

export interface PauseActionCstNode extends CstNode {
  name: "pauseAction";
  children: PauseActionCstChildren;
}

export type PauseActionCstChildren = {
  Pause: IToken[];
  For: IToken[];
  distribution: DistributionCstNode[];
  Then: IToken[];
  action: ActionCstNode[];
};

export interface AskActionCstNode extends CstNode {
  name: "askAction";
  children: AskActionCstChildren;
}

export type AskActionCstChildren = {
  Ask: IToken[];
  String: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  Continues: IToken[];
  quantity: QuantityCstNode[];
  Else: IToken[];
  action: ActionCstNode[];
};

export interface RetryActionCstNode extends CstNode {
  name: "retryAction";
  children: RetryActionCstChildren;
}

export type RetryActionCstChildren = {
  Retry: IToken[];
  At?: IToken[];
  Most?: IToken[];
  quantity?: QuantityCstNode[];
  Then?: IToken[];
  action?: ActionCstNode[];
};

export interface ContinueActionCstNode extends CstNode {
  name: "continueAction";
  children: ContinueActionCstChildren;
}

export type ContinueActionCstChildren = {
  Continue: IToken[];
};

export interface NextTrainActionCstNode extends CstNode {
  name: "nextTrainAction";
  children: NextTrainActionCstChildren;
}

export type NextTrainActionCstChildren = {
  Next: IToken[];
  Train: IToken[];
  At?: IToken[];
  Most?: IToken[];
  quantity?: QuantityCstNode[];
  Then?: IToken[];
  action?: ActionCstNode[];
};

export interface DisableActionCstNode extends CstNode {
  name: "disableAction";
  children: DisableActionCstChildren;
}

export type DisableActionCstChildren = {
  Disable: IToken[];
  Name: IToken[];
};

export interface ExpectCstNode extends CstNode {
  name: "expect";
  children: ExpectCstChildren;
}

export type ExpectCstChildren = {
  Expect: IToken[];
  measure?: MeasureCstNode[];
  Comparator?: IToken[];
  bound?: BoundCstNode[];
  Exclusive?: IToken[];
  exclusiveGroup?: ExclusiveGroupCstNode[];
  Comma?: IToken[];
  places?: PlacesCstNode[];
  At?: IToken[];
  Percent?: IToken[];
};

export interface MeasureCstNode extends CstNode {
  name: "measure";
  children: MeasureCstChildren;
}

export type MeasureCstChildren = {
  Statistic: IToken[];
  LeftParenthesis: IToken[];
  measured: MeasuredCstNode[];
  Given?: IToken[];
  Any?: IToken[];
  Bug?: IToken[];
  Name?: IToken[];
  RightParenthesis: IToken[];
};

export interface MeasuredCstNode extends CstNode {
  name: "measured";
  children: MeasuredCstChildren;
}

export type MeasuredCstChildren = {
  ofFound?: OfFoundCstNode[];
  ofDuration?: OfDurationCstNode[];
  ofEnding?: OfEndingCstNode[];
  ofEscape?: OfEscapeCstNode[];
  ofExposure?: OfExposureCstNode[];
  ofReach?: OfReachCstNode[];
  ofDown?: OfDownCstNode[];
};

export interface OfDurationCstNode extends CstNode {
  name: "ofDuration";
  children: OfDurationCstChildren;
}

export type OfDurationCstChildren = {
  DurationWord: IToken[];
  Of?: IToken[];
  Completed?: IToken[];
};

export interface OfEndingCstNode extends CstNode {
  name: "ofEnding";
  children: OfEndingCstChildren;
}

export type OfEndingCstChildren = {
  Completed?: IToken[];
  Rollback?: IToken[];
  Stop?: IToken[];
};

export interface OfEscapeCstNode extends CstNode {
  name: "ofEscape";
  children: OfEscapeCstChildren;
}

export type OfEscapeCstChildren = {
  Escape: IToken[];
  Of?: IToken[];
  Name?: IToken[];
};

export interface OfFoundCstNode extends CstNode {
  name: "ofFound";
  children: OfFoundCstChildren;
}

export type OfFoundCstChildren = {
  bugName?: IToken[];
  Found?: (IToken)[];
  In?: IToken[];
  stageName?: IToken[];
};

export interface OfExposureCstNode extends CstNode {
  name: "ofExposure";
  children: OfExposureCstChildren;
}

export type OfExposureCstChildren = {
  Exposure: IToken[];
  To?: IToken[];
  Name?: IToken[];
};

export interface OfReachCstNode extends CstNode {
  name: "ofReach";
  children: OfReachCstChildren;
}

export type OfReachCstChildren = {
  Reach: IToken[];
  Of: IToken[];
  Name: IToken[];
};

export interface OfDownCstNode extends CstNode {
  name: "ofDown";
  children: OfDownCstChildren;
}

export type OfDownCstChildren = {
  Down: IToken[];
  Per?: IToken[];
  SingularLevel?: IToken[];
};

export interface BoundCstNode extends CstNode {
  name: "bound";
  children: BoundCstChildren;
}

export type BoundCstChildren = {
  quantity: QuantityCstNode[];
  Servers?: (IToken)[];
  Of?: IToken[];
};

export interface PolicyCstNode extends CstNode {
  name: "policy";
  children: PolicyCstChildren;
}

export type PolicyCstChildren = {
  Policy: IToken[];
  Name: IToken[];
  policyBody: PolicyBodyCstNode[];
};

export interface PolicyBodyCstNode extends CstNode {
  name: "policyBody";
  children: PolicyBodyCstChildren;
}

export type PolicyBodyCstChildren = {
  LeftBrace: IToken[];
  expect?: ExpectCstNode[];
  constraint?: ConstraintCstNode[];
  RightBrace: IToken[];
};

export interface WaitCstNode extends CstNode {
  name: "wait";
  children: WaitCstChildren;
}

export type WaitCstChildren = {
  Wait: IToken[];
  Until?: IToken[];
  moment?: MomentCstNode[];
  distribution?: DistributionCstNode[];
  And?: IToken[];
  Value?: IToken[];
  Requests?: IToken[];
  At?: IToken[];
  Most?: IToken[];
  quantity?: QuantityCstNode[];
};

export interface MomentCstNode extends CstNode {
  name: "moment";
  children: MomentCstChildren;
}

export type MomentCstChildren = {
  untilConfidence?: UntilConfidenceCstNode[];
  untilNext?: UntilNextCstNode[];
  untilEvery?: UntilEveryCstNode[];
};

export interface UntilConfidenceCstNode extends CstNode {
  name: "untilConfidence";
  children: UntilConfidenceCstChildren;
}

export type UntilConfidenceCstChildren = {
  Confidence: IToken[];
  share: QuantityCstNode[];
  At: IToken[];
  Most: IToken[];
  atMost: QuantityCstNode[];
};

export interface UntilNextCstNode extends CstNode {
  name: "untilNext";
  children: UntilNextCstChildren;
}

export type UntilNextCstChildren = {
  Next: IToken[];
  Weekday: IToken[];
  Time: IToken[];
  In?: IToken[];
  String?: IToken[];
};

export interface UntilEveryCstNode extends CstNode {
  name: "untilEvery";
  children: UntilEveryCstChildren;
}

export type UntilEveryCstChildren = {
  Every: IToken[];
  quantity: QuantityCstNode[];
  From: IToken[];
  Date: IToken[];
  In?: IToken[];
  String?: IToken[];
};

export interface GateCstNode extends CstNode {
  name: "gate";
  children: GateCstChildren;
}

export type GateCstChildren = {
  Gate: IToken[];
  canaryGate?: CanaryGateCstNode[];
  approvalGate?: ApprovalGateCstNode[];
  Name?: IToken[];
};

export interface CanaryGateCstNode extends CstNode {
  name: "canaryGate";
  children: CanaryGateCstChildren;
}

export type CanaryGateCstChildren = {
  Canary: IToken[];
  Name: IToken[];
  For: IToken[];
  duration: QuantityCstNode[];
  With?: IToken[];
  share?: QuantityCstNode[];
  Traffic?: IToken[];
};

export interface ApprovalGateCstNode extends CstNode {
  name: "approvalGate";
  children: ApprovalGateCstChildren;
}

export type ApprovalGateCstChildren = {
  Approval: IToken[];
  String: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  Refuses?: IToken[];
  quantity?: QuantityCstNode[];
};

export interface ExpandCstNode extends CstNode {
  name: "expand";
  children: ExpandCstChildren;
}

export type ExpandCstChildren = {
  Expand: IToken[];
  Name: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  Fails?: IToken[];
  share?: QuantityCstNode[];
  Retry?: IToken[];
  attempts?: QuantityCstNode[];
};

export interface MigrateCstNode extends CstNode {
  name: "migrate";
  children: MigrateCstChildren;
}

export type MigrateCstChildren = {
  Migrate: IToken[];
  Name: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  Fails?: IToken[];
  share?: QuantityCstNode[];
  Retry?: IToken[];
  attempts?: QuantityCstNode[];
};

export interface ContractCstNode extends CstNode {
  name: "contract";
  children: ContractCstChildren;
}

export type ContractCstChildren = {
  Contract: IToken[];
  Name: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  Fails?: IToken[];
  share?: QuantityCstNode[];
  Retry?: IToken[];
  attempts?: QuantityCstNode[];
};

export interface StepCstNode extends CstNode {
  name: "step";
  children: StepCstChildren;
}

export type StepCstChildren = {
  deploy?: DeployCstNode[];
  each?: EachCstNode[];
  ramp?: RampCstNode[];
  shiftTraffic?: ShiftTrafficCstNode[];
  retireBlue?: RetireBlueCstNode[];
  enable?: EnableCstNode[];
  disable?: DisableCstNode[];
  release?: ReleaseCstNode[];
  wait?: WaitCstNode[];
  gate?: GateCstNode[];
  expand?: ExpandCstNode[];
  migrate?: MigrateCstNode[];
  contract?: ContractCstNode[];
  run?: RunCstNode[];
};

export interface StepBlockCstNode extends CstNode {
  name: "stepBlock";
  children: StepBlockCstChildren;
}

export type StepBlockCstChildren = {
  LeftBrace: IToken[];
  step?: StepCstNode[];
  RightBrace: IToken[];
};

export interface DeployCstNode extends CstNode {
  name: "deploy";
  children: DeployCstChildren;
}

export type DeployCstChildren = {
  Deploy: IToken[];
  Green?: IToken[];
  To?: IToken[];
  selector: SelectorCstNode[];
  Of?: IToken[];
  Name?: IToken[];
  By?: IToken[];
  SingularLevel?: IToken[];
  Parallel?: IToken[];
  parallelism?: QuantityCstNode[];
  Batch?: IToken[];
  UpgradeDomain?: IToken[];
  size?: QuantityCstNode[];
  Rolling?: IToken[];
  PlainValue?: IToken[];
};

export interface EachCstNode extends CstNode {
  name: "each";
  children: EachCstChildren;
}

export type EachCstChildren = {
  Each: IToken[];
  EachUnit: IToken[];
  In: IToken[];
  selector: SelectorCstNode[];
  Parallel?: IToken[];
  quantity?: QuantityCstNode[];
  Comma?: IToken[];
  stepBlock: StepBlockCstNode[];
};

export interface RampCstNode extends CstNode {
  name: "ramp";
  children: RampCstChildren;
}

export type RampCstChildren = {
  Ramp: IToken[];
  To?: IToken[];
  quantity?: (QuantityCstNode)[];
  Comma?: (IToken)[];
  Of?: IToken[];
  PluralLevel?: IToken[];
  Level?: IToken[];
  filter?: FilterCstNode[];
  stepBlock?: StepBlockCstNode[];
};

export interface ShiftTrafficCstNode extends CstNode {
  name: "shiftTraffic";
  children: ShiftTrafficCstChildren;
}

export type ShiftTrafficCstChildren = {
  Shift: IToken[];
  Traffic: IToken[];
  In?: IToken[];
  selector?: SelectorCstNode[];
  To: IToken[];
  quantity: QuantityCstNode[];
  Comma?: IToken[];
  stepBlock?: StepBlockCstNode[];
};

export interface RetireBlueCstNode extends CstNode {
  name: "retireBlue";
  children: RetireBlueCstChildren;
}

export type RetireBlueCstChildren = {
  Retire: IToken[];
  Blue: IToken[];
  After?: IToken[];
  quantity?: QuantityCstNode[];
};

export interface EnableCstNode extends CstNode {
  name: "enable";
  children: EnableCstChildren;
}

export type EnableCstChildren = {
  Enable: IToken[];
  Name: IToken[];
  For: IToken[];
  people: PeopleCstNode[];
  Comma?: IToken[];
  stepBlock?: StepBlockCstNode[];
};

export interface DisableCstNode extends CstNode {
  name: "disable";
  children: DisableCstChildren;
}

export type DisableCstChildren = {
  Disable: IToken[];
  Name: IToken[];
};

export interface ReleaseCstNode extends CstNode {
  name: "release";
  children: ReleaseCstChildren;
}

export type ReleaseCstChildren = {
  Release: IToken[];
  To: IToken[];
  people: PeopleCstNode[];
  Comma?: IToken[];
  stepBlock?: StepBlockCstNode[];
};

export interface RunCstNode extends CstNode {
  name: "run";
  children: RunCstChildren;
}

export type RunCstChildren = {
  Run: IToken[];
  String: IToken[];
  Takes: IToken[];
  distribution: DistributionCstNode[];
  Fails?: IToken[];
  share?: QuantityCstNode[];
  Retry?: IToken[];
  attempts?: QuantityCstNode[];
};

export interface PlanCstNode extends CstNode {
  name: "plan";
  children: PlanCstChildren;
}

export type PlanCstChildren = {
  Plan: IToken[];
  name: IToken[];
  Of?: IToken[];
  service?: IToken[];
  Comma?: IToken[];
  On?: IToken[];
  topology?: IToken[];
  Using?: IToken[];
  model?: IToken[];
  planBody: PlanBodyCstNode[];
};

export interface PlanBodyCstNode extends CstNode {
  name: "planBody";
  children: PlanBodyCstChildren;
}

export type PlanBodyCstChildren = {
  LeftBrace: IToken[];
  param?: ParamCstNode[];
  starts?: StartsCstNode[];
  stage?: StageCstNode[];
  parallelStages?: ParallelStagesCstNode[];
  channel?: ChannelCstNode[];
  constraint?: ConstraintCstNode[];
  handler?: HandlerCstNode[];
  expect?: ExpectCstNode[];
  RightBrace: IToken[];
};

export interface ParamCstNode extends CstNode {
  name: "param";
  children: ParamCstChildren;
}

export type ParamCstChildren = {
  Param: IToken[];
  Name: IToken[];
  Equals: IToken[];
  value: QuantityCstNode[];
  In?: IToken[];
  from?: QuantityCstNode[];
  Dots?: IToken[];
  to?: QuantityCstNode[];
};

export interface StartsCstNode extends CstNode {
  name: "starts";
  children: StartsCstChildren;
}

export type StartsCstChildren = {
  Starts: IToken[];
  Date: IToken[];
  Time: IToken[];
  In?: IToken[];
  String?: IToken[];
};

export interface StageCstNode extends CstNode {
  name: "stage";
  children: StageCstChildren;
}

export type StageCstChildren = {
  Stage: IToken[];
  name: IToken[];
  After?: IToken[];
  afterStage?: IToken[];
  Comma?: IToken[];
  stageBody: StageBodyCstNode[];
};

export interface StageBodyCstNode extends CstNode {
  name: "stageBody";
  children: StageBodyCstChildren;
}

export type StageBodyCstChildren = {
  LeftBrace: IToken[];
  constraint?: ConstraintCstNode[];
  handler?: HandlerCstNode[];
  step?: StepCstNode[];
  RightBrace: IToken[];
};

export interface ChannelCstNode extends CstNode {
  name: "channel";
  children: ChannelCstChildren;
}

export type ChannelCstChildren = {
  Channel: IToken[];
  name: IToken[];
  After?: IToken[];
  afterStage?: IToken[];
  Comma?: IToken[];
  For: IToken[];
  people: IToken[];
  Departs: IToken[];
  Every: IToken[];
  quantity: QuantityCstNode[];
  From: IToken[];
  Date: IToken[];
  In?: IToken[];
  String?: IToken[];
  stageBody: StageBodyCstNode[];
};

export interface ParallelStagesCstNode extends CstNode {
  name: "parallelStages";
  children: ParallelStagesCstChildren;
}

export type ParallelStagesCstChildren = {
  Parallel: IToken[];
  parallelBody: ParallelBodyCstNode[];
};

export interface ParallelBodyCstNode extends CstNode {
  name: "parallelBody";
  children: ParallelBodyCstChildren;
}

export type ParallelBodyCstChildren = {
  LeftBrace: IToken[];
  stage?: StageCstNode[];
  RightBrace: IToken[];
};

export interface ScenarioCstNode extends CstNode {
  name: "scenario";
  children: ScenarioCstChildren;
}

export type ScenarioCstChildren = {
  Scenario: IToken[];
  name: IToken[];
  For: IToken[];
  plan: IToken[];
  scenarioBody: ScenarioBodyCstNode[];
};

export interface ScenarioBodyCstNode extends CstNode {
  name: "scenarioBody";
  children: ScenarioBodyCstChildren;
}

export type ScenarioBodyCstChildren = {
  LeftBrace: IToken[];
  modelSentence?: ModelSentenceCstNode[];
  assume?: AssumeCstNode[];
  downAt?: DownAtCstNode[];
  RightBrace: IToken[];
};

export interface AssumeCstNode extends CstNode {
  name: "assume";
  children: AssumeCstChildren;
}

export type AssumeCstChildren = {
  Assume: IToken[];
  Name: IToken[];
  Present: IToken[];
  quantity: QuantityCstNode[];
};

export interface DownAtCstNode extends CstNode {
  name: "downAt";
  children: DownAtCstChildren;
}

export type DownAtCstChildren = {
  At: IToken[];
  Value: IToken[];
  selector: SelectorCstNode[];
  Down: IToken[];
  For: IToken[];
  distribution: DistributionCstNode[];
};

export interface FileCstNode extends CstNode {
  name: "file";
  children: FileCstChildren;
}

export type FileCstChildren = {
  declaration?: DeclarationCstNode[];
};

export interface DeclarationCstNode extends CstNode {
  name: "declaration";
  children: DeclarationCstChildren;
}

export type DeclarationCstChildren = {
  import?: ImportCstNode[];
  topology?: TopologyCstNode[];
  service?: ServiceCstNode[];
  audience?: AudienceCstNode[];
  flag?: FlagCstNode[];
  retiredFlags?: RetiredFlagsCstNode[];
  health?: HealthCstNode[];
  model?: ModelCstNode[];
  plan?: PlanCstNode[];
  scenario?: ScenarioCstNode[];
  policy?: PolicyCstNode[];
};

export interface ImportCstNode extends CstNode {
  name: "import";
  children: ImportCstChildren;
}

export type ImportCstChildren = {
  Import: IToken[];
  LeftBrace: IToken[];
  Name: IToken[];
  Comma?: IToken[];
  RightBrace: IToken[];
  From: IToken[];
  String: IToken[];
};

