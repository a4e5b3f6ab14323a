import { useParams } from '@tanstack/react-router'
import { send } from '../api/client'
import { useGet } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { SurveyForm } from '../api/types'
import { RowsSkeleton } from '../kinds/Skeletons'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { AnswerForm } from './AnswerForm'
import { CodeEntry } from './CodeEntry'
import './surveys.css'

/** The form behind a slip. Nobody signs in for it, and it stands outside the frame. */
export function SlipPage() {
  const { code } = useParams({ strict: false }) as { code?: string }
  const path = code ? `/slips/${encodeURIComponent(code)}` : null
  const { data, error } = useGet<SurveyForm>(path, undefined, { fresh: Infinity })
  useTitle(data?.title ?? t('surveys.by_slip'))
  return (
    <div className="slip-outside">
      <div className="slip-bar"><img src="/mark.svg" alt="" width={24} height={24} /><strong className="grow">{t('frame.brand')}</strong><LanguageSwitch signedIn={false} /></div>
      <main className="slip-body">
        {path && data ? <AnswerForm key={path} form={data} place={path} slip send={(answers) => send('POST', path, { answers })} />
          : path && !error ? <RowsSkeleton rows={8} /> : <CodeEntry key={code} code={code ?? ''} wrong={error ? sentenceOf(error) : ''} />}
      </main>
    </div>
  )
}
