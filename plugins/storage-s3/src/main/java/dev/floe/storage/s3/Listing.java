package dev.floe.storage.s3;

import dev.floe.spi.table.Storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A page of a bucket's files.
 *
 * @param next where the next page begins; absent after the last
 */
record Listing(List<StoredFile> files, Optional<String> next) {

  static Listing read(InputStream xml, String bucket) throws IOException {
    Element root = root(xml);
    NodeList contents = root.getElementsByTagNameNS("*", "Contents");
    List<StoredFile> files = new ArrayList<>();
    for (int at = 0; at < contents.getLength(); at++) {
      Element file = (Element) contents.item(at);
      files.add(
          new StoredFile(
              "s3://" + bucket + "/" + text(file, "Key").orElse(""),
              Long.parseLong(text(file, "Size").orElse("0")),
              text(file, "LastModified")
                  .map(Instant::parse)
                  .map(Instant::toEpochMilli)
                  .orElse(0L)));
    }
    return new Listing(files, text(root, "NextContinuationToken"));
  }

  private static Element root(InputStream xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(xml).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (SAXException e) {
      throw new IOException("the storage's list of files cannot be read", e);
    }
  }

  private static Optional<String> text(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent()).filter(text -> !text.isEmpty());
  }
}
