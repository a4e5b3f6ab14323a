import type { ProgrammePageShown } from '../api/types'
import { paths } from '../shell/paths'

/** Where a session of the programme is planned; a discussion is reported after it was held. */
export function planPath({ id, programme }: Pick<ProgrammePageShown, 'id' | 'programme'>, slot?: number): string {
  return programme.kind === 'discussion' ? `${paths.newDiscussion()}?programme=${id}` : paths.newTrainingSession(id, slot)
}
