import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useGet } from '../api/hooks'
import type { Certificate } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useTitle } from '../shell/title'
import { counted } from '../train/amounts'
import { t } from '../words/catalogue'
import { CertificateSheet } from './CertificateSheet'
import '../people/form.css'
import './certificates.css'

/** Certificates of a session on A4 across, one a page. */
export function CertificatesPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const session = Number(id)
  const go = useGo()
  const { data, error, refetch } = useGet<Certificate[]>(`/sessions/${id}/certificates`, { origin: location.origin })
  useTitle(t('certificates.print'))
  if (error) return <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (!data) return <PageSkeleton />
  if (data.length === 0) return <div className="page"><EmptyState title={t('certificates.none')} hint={t('certificates.none_hint')} action={t('certificates.back')} to={paths.trainingSession(session)} /></div>
  return (
    <div className="form-screen certificates">
      <div className="form-tools no-print">
        <h1>{counted('certificates.sheets', data.length)}</h1>
        <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{t('action.print')}</Button>
        <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => go(paths.trainingSession(session))}>{t('certificates.back')}</Button>
        <span className="quiet small">{t('certificates.print_hint')}</span>
      </div>
      <div className="sheets" tabIndex={0} role="region" aria-label={t('certificates.print')}>
        {data.map((one) => <CertificateSheet key={one.code} of={one} />)}
      </div>
    </div>
  )
}
