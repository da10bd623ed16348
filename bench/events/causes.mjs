/** Where the time goes that a missed mark tells of, as profiles of the engine showed it. */
export const causes = {
  load: '',
  metrics: '',
  seconds: '',
  changes: '',
  memory: '',
};
