import { useSyncExternalStore } from 'react'
import { t } from '../words/catalogue'

function listen(change: () => void) {
  addEventListener('online', change)
  addEventListener('offline', change)
  return () => {
    removeEventListener('online', change)
    removeEventListener('offline', change)
  }
}

export function Offline() {
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return online ? null : <div className="offline" role="status">{t('frame.offline')}</div>
}
