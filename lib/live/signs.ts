/** A live stream says at least this often that it is there: proxies close what is silent, and a page cannot tell silence from a stream that is lost. */
export const SIGN_EVERY_MS = 5_000;
/** A stream without any sign for so long is lost: two signs are missing, and the second is late. */
export const LOST_AFTER_MS = 12_000;
