/** Whether an answer fails to come because the line is down, not because the server refused. */
export function isAway(query: { data: unknown; fetchStatus: string; failureReason: unknown }): boolean {
  return query.data === undefined && (query.fetchStatus === 'paused' || query.failureReason instanceof TypeError)
}
