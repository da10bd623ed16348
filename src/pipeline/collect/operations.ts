import type { Platform } from '../platform.ts';

/** The kind of the records that a city's schedule and mail server are kept as. */
export const operationsKind = 'operations';

/** Times are `HH:MM` in the city's zone. */
export interface CitySchedule {
  /** Null: boards are published by hand only. */
  readonly publishAt: string | null;
  readonly mailTo: string | null;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly digestAt: string | null;
}

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user: string | null;
  readonly from: string;
}

/** What a city does by the clock and how it sends mail; null: not said. */
export interface Operations {
  readonly schedule: CitySchedule | null;
  readonly mail: MailServer | null;
}

export async function operationsOf(platform: Platform, city: string): Promise<Operations> {
  const records = await platform.state.records(city, operationsKind);
  const bodyOf = (slug: string) => records.find((one) => one.slug === slug)?.body ?? null;
  const [schedule, mail] = [bodyOf('schedule'), bodyOf('mail')];
  return {
    schedule: schedule === null ? null : (JSON.parse(schedule) as CitySchedule),
    mail: mail === null ? null : (JSON.parse(mail) as MailServer),
  };
}
