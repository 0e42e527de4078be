import type { Location, Service } from '../../program/index.ts';
import type { Service as ServiceNode } from '../../syntax/tree.ts';
import type { Declared } from '../names/scopes.ts';

/** A service on one fleet. */
export interface CheckedService {
  readonly service: Service;
  /** The services that it needs, each with the place where it says so. */
  readonly needs: readonly Need[];
  /** Without errors of its own. */
  readonly sound: boolean;
}

export interface Need {
  readonly on: Declared<ServiceNode>;
  readonly location: Location;
}
