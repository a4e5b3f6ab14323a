import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Problem } from '../api/problem'
import { t } from '../words/catalogue'
import { noSpeech, type Speech } from './discussion'
import { SpeechRow } from './SpeechRow'

type Props = { value: Speech[]; change: (speeches: Speech[]) => void; problem: Problem | null }

/** Key speeches one below the other. */
export function Speeches({ value, change, problem }: Props) {
  const [added, setAdded] = useState(false)
  const put = (at: number, next: Partial<Speech>) => change(value.map((one, index) => (index === at ? { ...one, ...next } : one)))
  return (
    <div className="told" role="group" aria-label={t('discussions.speeches')}>
      <span className="label"><strong>{t('discussions.speeches')}</strong>{value.length > 0 && <span className="count">{value.length}</span>}</span>
      <p className="quiet small">{t('discussions.speeches_hint')}</p>
      {value.map((speech, at) => (
        <SpeechRow key={at} at={at} value={speech} focus={added && at === value.length - 1} change={(next) => put(at, next)} remove={() => change(value.filter((_, index) => index !== at))}
          wrong={problem?.field?.startsWith(`speeches.${at}.`) ? problem.message : undefined} />
      ))}
      <Button block type="dashed" className="add-one" icon={<PlusOutlined aria-hidden />} onClick={() => { setAdded(true); change([...value, noSpeech]) }}>{t('discussions.add_speech')}</Button>
    </div>
  )
}
