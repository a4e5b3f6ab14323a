import type { TestShown } from '../api/types'
import { t } from '../words/catalogue'
import { testMarks } from './test'

export function TestMark({ state }: { state: TestShown['state'] }) {
  return <span className={`test-state ${state}`}><span aria-hidden>{testMarks[state]}</span> {t(`tests.state.${state}`)}</span>
}
