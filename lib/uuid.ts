const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether a text from an address can be an id of ours; what cannot is not worth asking the database for. */
export const isUuid = (text: string): boolean => UUID.test(text);
