type File = { name: string; contentType: string; content: Buffer };

/** A file to keep, that no cache may keep as well. Its name is of letters, digits and dashes alone. */
export const fileResponse = ({ name, contentType, content }: File): Response =>
  new Response(new Uint8Array(content), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
