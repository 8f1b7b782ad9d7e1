/** The code of a system error, `ENOENT` for example; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Whether an error says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Why the system refused something, as the end of a sentence, without a full stop: `you have no permission`. */
export function reasonOf(error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission';
    case 'EROFS':
      return 'it is on a disk that is read-only';
    case 'ENOSPC':
      return 'there is no space left on its disk';
    case 'EDQUOT':
      return 'your quota on its disk is used up';
    case 'EBUSY':
      return 'another program is using it';
    case 'EIO':
      return 'its disk reports a fault';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open at the moment';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
