import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { Certificate } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { Facts } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { amountOf, numberOf, whenOf } from './certificate'
import '../surveys/surveys.css'
import './certificates.css'

/** Whether a certificate is true. Nobody signs in for it, and it stands outside the frame. */
export function CertificatePage() {
  const { code } = useParams({ strict: false }) as { code: string }
  const { data, error, refetch } = useGet<Certificate>(`/certificates/${encodeURIComponent(code)}`)
  useTitle(t('certificates.whole'))
  const unknown = error instanceof Problem && error.status === 404
  return (
    <div className="slip-outside">
      <div className="slip-bar"><img src="/mark.svg" alt="" width={24} height={24} /><strong className="grow">{t('frame.brand')}</strong><LanguageSwitch signedIn={false} /></div>
      <main className="slip-body certificate-told" aria-busy={!data && !error}>
        {!data && !error && <RowsSkeleton rows={6} />}
        {error && !unknown && <ProblemNote error={error} retry={() => void refetch()} />}
        {unknown && <section className="certificate-answer false" role="status"><CloseCircleOutlined aria-hidden /><h1>{t('certificates.false')}</h1><p>{t('certificates.false_hint')}</p></section>}
        {data && <Told of={data} />}
        {(data || unknown) && <p className="quiet small">{t('certificates.code')} <span className="certificate-code">{code}</span></p>}
      </main>
    </div>
  )
}

function Told({ of }: { of: Certificate }) {
  return (
    <>
      <section className="certificate-answer true" role="status"><CheckCircleOutlined aria-hidden /><h1>{t('certificates.true')}</h1><p>{t('certificates.true_hint')}</p></section>
      <Facts facts={[
        [t('certificates.name'), <strong key="name">{of.name}</strong>], [t('certificates.class'), `${of.title}${numberOf(of)}`], [t('certificates.days'), whenOf(of)],
        [t('certificates.hours'), amountOf(of)], [t('certificates.unit'), of.unit_name],
      ]} />
    </>
  )
}
