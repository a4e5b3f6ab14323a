import { useGet } from '../api/hooks'
import type { SittingShown, TestShown } from '../api/types'
import { t } from '../words/catalogue'

/** When right answers will be shown, in words; nothing where they are. */
export function useAnswersFrom({ test, answers_shown, answers_from, own }: SittingShown): string {
  const hidden = own && !answers_shown
  const shown = useGet<TestShown>(hidden && answers_from === null ? `/classroom/tests/${test}` : null).data?.test.answers
  if (!hidden) return ''
  if (answers_from !== null) return t('sitting.answers_from', { at: answers_from })
  return shown === undefined ? '' : t(shown === 'never' ? 'sitting.answers_never' : shown === 'closed' ? 'sitting.answers_closed' : 'sitting.answers_tries')
}
