import { useGet } from '../api/hooks'
import type { FollowUp } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { counted } from './amounts'

/** Reminds the owner of a file of questions that wait for them. */
export function FollowUpsWaiting() {
  const { data } = useGet<FollowUp[]>('/training/follow-ups')
  if (!data || data.length === 0) return null
  return <p className="note no-print"><PathLink to={paths.followUps()}>{counted('followups.waiting_link', data.length)}</PathLink></p>
}
